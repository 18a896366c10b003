"""The nature of every passage; for propositions, axis, actor, and for or against what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nlp.nature.folding import folded_words
from nlp.nature.model import Scores, probabilities
from nlp.nature.rules import asks_nothing
from nlp.nature.stance import stance
from nlp.nature.terms import Terms, terms
from nlp.protocols import Encoder, NatureWeights
from nlp.types import Passage, Vectors

CONSTAT, PROPOSITION, OTHER = "constat", "proposition", "autre"
PERCENT = 100

Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What tells the nature of passages: weights, and sections of terms that people may edit.

    `encoder` is the one that the weights were trained with.
    """

    weights: NatureWeights
    encoder: Encoder
    axes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    actors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    subjects: Mapping[str, Sequence[str]] = field(default_factory=dict)
    polarity: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """What one passage is: "" where there is none. `subject` is what `stance` is for or against."""

    nature: str = ""
    axis: str = ""
    actor: str = ""
    stance: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Natures:
    """One code a passage, in their order: a place among the distinct values `said`.

    `confidence` is how probable the nature is, in percent.
    """

    said: tuple[Said, ...]
    codes: NDArray[np.int16]
    confidence: NDArray[np.uint8]

    def of(self, passage: int) -> Said:
        """Return what a passage is, by its rank."""
        return self.said[int(self.codes[passage])]


def no_natures(passages: int) -> Natures:
    """Return what is known of passages without a model: nothing."""
    nothing = np.zeros(passages, dtype=np.int16)
    return Natures(said=(Said(),), codes=nothing, confidence=nothing.astype(np.uint8))


def natures(passages: Sequence[Passage], vectors: Vectors, speech: Speech) -> Natures:
    """Return what each passage is; `vectors` has its unit row, of the encoder of `speech`.

    A passage that is a question or has no object is never a proposition. A passage gets the same
    in any company.
    """
    texts = [one.text for one in passages]
    found = probabilities(texts, vectors, speech.weights)
    chosen = _chosen(texts, found, speech.weights.names)
    share = found[np.arange(len(chosen)), chosen]
    known: dict[Said, int] = {}
    lines = _lines(texts, [speech.weights.names[one] for one in chosen], speech)
    codes = [known.setdefault(one, len(known)) for one in lines]
    return Natures(
        said=tuple(known),
        codes=np.array(codes, dtype=np.int16),
        confidence=np.rint(share * PERCENT).astype(np.uint8),
    )


def _chosen(texts: Sequence[str], found: Scores, names: tuple[str, ...]) -> NDArray[np.int64]:
    best: NDArray[np.int64] = np.argmax(found, axis=1).astype(np.int64)
    proposition, other = names.index(PROPOSITION), names.index(OTHER)
    for rank in np.flatnonzero(best == proposition).tolist():
        if asks_nothing(texts[rank]):
            best[rank] = other
    return best


def _lines(texts: Sequence[str], named: Sequence[str], speech: Speech) -> Iterator[Said]:
    reader = _Reader(*map(terms, (speech.axes, speech.actors, speech.subjects, speech.polarity)))
    plain = {name: Said(name) for name in speech.weights.names}
    for text, nature in zip(texts, named, strict=True):
        yield reader.read(text) if nature == PROPOSITION else plain[nature]


@dataclass(frozen=True, slots=True)
class _Reader:
    axes: Terms
    actors: Terms
    subjects: Terms
    polarity: Terms

    def read(self, text: str) -> Said:
        """Return what a proposition is about."""
        words = folded_words(text)
        side, subject = self._side(words)
        axis, actor = _commonest(self.axes, words), _commonest(self.actors, words)
        return Said(PROPOSITION, axis, actor, side, subject)

    def _side(self, words: Sequence[str]) -> tuple[str, str]:
        """Return the first side that is taken, and of what."""
        for subject in self.subjects.find(words):
            side = stance(words, subject, self.polarity)
            if side:
                return side, subject.name
        return "", ""


def _commonest(sections: Terms, words: Sequence[str]) -> str:
    """Return the section found most often, of several the one found first; "" for none."""
    counts: dict[str, int] = {}
    for hit in sections.find(words):
        counts[hit.name] = counts.get(hit.name, 0) + 1
    return max(counts, key=lambda name: counts[name], default="")
