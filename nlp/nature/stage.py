"""The nature of every passage; for propositions, axis, actor, and for or against what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nlp.nature.folding import folded_words
from nlp.nature.model import Scores, probabilities
from nlp.nature.rules import asks_nothing, asks_plainly
from nlp.nature.stance import stance
from nlp.nature.terms import Terms, terms
from nlp.protocols import Encoder, NatureWeights
from nlp.types import Passage, Vectors

CONSTAT, PROPOSITION, OTHER = "constat", "proposition", "autre"
PERCENT = 100
PLAIN = 0.9
"""How probable a nature is that words alone decide: 97 % of such labels are as the rule says."""

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

    A passage that is a question or has no object is never a proposition; one that asks in so many
    words always is, however low its confidence. A passage gets the same in any company.
    """
    texts = [one.text for one in passages]
    names = speech.weights.names
    found = probabilities(texts, vectors, speech.weights)
    _settle(found, texts, names)
    chosen = np.argmax(found, axis=1)
    known: dict[Said, int] = {}
    lines = _lines(texts, [names[one] for one in chosen.tolist()], speech)
    codes = [known.setdefault(one, len(known)) for one in lines]
    return Natures(
        said=tuple(known),
        codes=np.array(codes, dtype=np.int16),
        confidence=np.rint(found.max(axis=1, initial=0) * PERCENT).astype(np.uint8),
    )


def _settle(found: Scores, texts: Sequence[str], names: tuple[str, ...]) -> None:
    """Put what words alone decide into the rows of probabilities."""
    proposition, other = names.index(PROPOSITION), names.index(OTHER)
    best = np.argmax(found, axis=1).tolist()
    for rank, text in enumerate(texts):
        if best[rank] == proposition and asks_nothing(text):
            found[rank, other], found[rank, proposition] = PLAIN, 0
        elif best[rank] != proposition and asks_plainly(text) and not asks_nothing(text):
            found[rank, proposition], found[rank, best[rank]] = PLAIN, 0


def _lines(texts: Sequence[str], named: Sequence[str], speech: Speech) -> Iterator[Said]:
    reader = _Reader(
        axes=terms(speech.axes),
        actors=terms(speech.actors),
        subjects=terms(speech.subjects),
        polarity=terms(speech.polarity),
        order={name: place for place, name in enumerate(speech.subjects)},
    )
    plain = {name: Said(name) for name in speech.weights.names}
    for text, nature in zip(texts, named, strict=True):
        yield reader.read(text) if nature == PROPOSITION else plain[nature]


@dataclass(frozen=True, slots=True)
class _Reader:
    axes: Terms
    actors: Terms
    subjects: Terms
    polarity: Terms
    order: Mapping[str, int]

    def read(self, text: str) -> Said:
        """Return what a proposition is about."""
        words = folded_words(text)
        side, subject = self._side(words)
        axis, actor = _commonest(self.axes, words), _commonest(self.actors, words)
        return Said(PROPOSITION, axis, actor, side, subject)

    def _side(self, words: Sequence[str]) -> tuple[str, str]:
        """Return the side that is taken, and of what: of several, the first in the lexicon."""
        found = sorted(self.subjects.find(words), key=lambda one: self.order[one.name])
        for subject in found:
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
