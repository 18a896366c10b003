"""How near in meaning a phrase lies to what a class says, and two phrases to one another.

A word that passages happen to share ("porte", "vue") lies away from their centre, or nearer to
another class; a phrase that occurs once may lie near to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nlp.label.phrases import Key, Phrase
from nlp.types import Vectors

LEAST, ELSEWHERE, SLACK = 0.1, 2.0, 0.05
"""The least that nearness counts for; what it loses by how much nearer another centre lies, which
does not count while it is hardly nearer."""

COUNTED, LEAST_POWER = 100, 0.4
"""The size of a class up to which meanings count in full, and the least power of their weight."""

KIN = 0.4
"""Two phrases whose cosine is so high are of one subject."""

Floats = NDArray[np.float64]
Encode = Callable[[Sequence[Key], Sequence[str]], Vectors]
"""Vectors of phrases, by their lemmas and by their forms; one row each."""


@dataclass(frozen=True, slots=True)
class Near:
    """`fit` in [0.1, 1] and a unit row for each of some phrases."""

    fit: Floats
    rows: Floats

    def kin(self, chosen: NDArray[np.intp]) -> Floats:
        """Return for each pair of chosen phrases, in [0.1, 1], how near they are."""
        rows = self.rows[chosen]
        return np.clip(_cosines(rows, rows) / KIN, LEAST, 1.0)


Nearness = Callable[[Sequence[Phrase]], Near]


def unknown(phrases: Sequence[Phrase]) -> Near:
    """Return 1 for all: without an encoder nothing is known of meanings."""
    return Near(np.ones(len(phrases)), np.ones((len(phrases), 1)))


@dataclass(frozen=True, slots=True)
class Meanings:
    """Vectors of phrases, each made once."""

    encode: Encode
    known: dict[str, Floats] = field(default_factory=dict)

    def near(self, own: Floats, others: Floats, size: int) -> Nearness:
        """Return how phrases are weighed in a class; shapes (dimensions,), (classes, dimensions).

        `own` is the centre of the class, `others` those of the classes it is compared with. In a
        class of many passages, `size`, counts tell more and meanings count for less.
        """
        power = max(LEAST_POWER, min(1.0, (COUNTED / size) ** 0.5))

        def weigh(phrases: Sequence[Phrase]) -> Near:
            if not phrases:
                return unknown(phrases)
            rows = self._rows(phrases)
            to_own, to_others = _cosines(rows, own[None, :])[:, 0], _cosines(rows, others)
            return Near((fit(to_own, to_others) ** power).round(4), rows)

        return weigh

    def _rows(self, phrases: Sequence[Phrase]) -> Floats:
        new = list({one.form: one for one in phrases if one.form not in self.known}.values())
        if new:
            found = self.encode([one.content for one in new], [one.form for one in new])
            rows = unit(np.asarray(found, dtype=np.float64))
            self.known.update(zip((one.form for one in new), rows, strict=True))
        return np.array([self.known[one.form] for one in phrases])


def fit(own: Floats, others: Floats) -> Floats:
    """Return how well phrases fit a class, by cosines to its centre and to others.

    Encoders differ in how high cosines are, so the highest counts as 1.
    """
    near = own / max(float(own.max()), LEAST)
    beside = others.max(axis=1, initial=-1.0) - own - SLACK
    weighed = near * (1 - ELSEWHERE * np.clip(beside, 0, None))
    return np.asarray(np.clip(weighed, LEAST, 1.0).round(4))


def unit(rows: Floats) -> Floats:
    """Return rows of length one; a row of zeros stays."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9))


def _cosines(rows: Floats, others: Floats) -> Floats:
    # Without BLAS, whose sums differ with the number of threads.
    return np.asarray(np.einsum("id,jd->ij", rows, others).round(4), dtype=np.float64)
