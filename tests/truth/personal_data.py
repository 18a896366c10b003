"""Labelled sentences and how well their personal data is masked.

`[kind|text]` marks personal data in the files beside this one; the sentences need no repair, so
that what was masked can be found again by laying the result over the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp.clean.stage import clean_text

KINDS = (
    "courriel",
    "téléphone",
    "NIR",
    "IBAN",
    "carte",
    "immatriculation",
    "adresse",
    "lien",
    "personne",
)
PATTERNED = tuple(kind for kind in KINDS if kind != "personne")
_MARK = re.compile(rf"\[({'|'.join(KINDS)})\|([^\]]+)\]")
_PLACEHOLDER = re.compile(rf"\[({'|'.join(KINDS)})\]")


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data of one kind, as positions in a sentence."""

    kind: str
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the personal data in it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Score:
    """Counts of one kind: data to mask, data wholly masked, masks, masks that hide nothing else."""

    wanted: int = 0
    hidden: int = 0
    masks: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """Return the share of the data of which no letter or digit is left; 1 if there is none."""
        return self.hidden / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Return the share of the masks that hide nothing but data; 1 if there is no mask."""
        return self.right / self.masks if self.masks else 1.0


def read(name: str) -> list[Sentence]:
    """Read the labelled sentences of a file beside this one."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return [parse(line.replace("\\n", "\n")) for line in kept]


def parse(marked: str) -> Sentence:
    """Separate a sentence from its marks."""
    text, spans, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        spans.append(_span(mark[1], text + mark[2], len(text)))
        text, end = text + mark[2], mark.end()
    return Sentence(text + marked[end:], tuple(spans))


def masked(text: str) -> tuple[Span, ...]:
    """Find what cleaning masks in a sentence that needs no repair."""
    result = clean_text(text).text
    kinds = _PLACEHOLDER.findall(result)
    pattern = "(.+?)".join(re.escape(kept) for kept in _PLACEHOLDER.split(result)[::2])
    over = re.fullmatch(pattern, text, re.DOTALL)
    if over is None:
        raise ValueError(f"{result!r} cannot be laid over {text!r}")
    return tuple(
        _span(kind, text[: over.end(i)], over.start(i)) for i, kind in enumerate(kinds, start=1)
    )


def score(sentences: Sequence[Sentence]) -> dict[str, Score]:
    """Count, by kind, what was masked and what should have been."""
    scores = {kind: Score() for kind in KINDS}
    for sentence in sentences:
        found = masked(sentence.text)
        for one in sentence.spans:
            scores[one.kind].wanted += 1
            scores[one.kind].hidden += one.places <= _covered(found, one.kind)
        for one in found:
            scores[one.kind].masks += 1
            scores[one.kind].right += one.places <= _covered(sentence.spans, one.kind)
    return scores


def mistakes(sentences: Sequence[Sentence]) -> list[tuple[str, str]]:
    """Return the sentences masked wrongly, with what became of them."""
    return [
        (sentence.text, clean_text(sentence.text).text)
        for sentence in sentences
        if set(masked(sentence.text)) != set(sentence.spans)
    ]


def table(scores: dict[str, Score]) -> str:
    """Lay scores out for reading, one kind a line."""
    lines = [f"{'kind':<16} {'wanted':>6} {'recall':>7} {'masks':>6} {'precision':>9}"]
    for kind, one in scores.items():
        lines.append(
            f"{kind:<16} {one.wanted:>6} {one.recall:>7.3f} {one.masks:>6} {one.precision:>9.3f}"
        )
    return "\n".join(lines)


def _span(kind: str, upto: str, start: int) -> Span:
    """Return the places of letters and digits from `start` on: signs around them do not count."""
    places = range(start, len(upto))
    return Span(kind, frozenset(place for place in places if upto[place].isalnum()))


def _covered(spans: Sequence[Span], kind: str) -> frozenset[int]:
    return frozenset[int]().union(*(one.places for one in spans if one.kind == kind))
