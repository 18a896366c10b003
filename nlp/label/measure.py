"""Counts of a class of passages against those that it is compared with.

Source: Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
Linguistics 19(1), 1993: the log-likelihood ratio G² of a two by two table; here its square root,
signed, which grows like a z-score.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp.label.counting import PhraseCounts
from nlp.label.nearness import Nearness, unknown

RIVALS = 8.0
"""The rest counts as at most so many times the class, or rare phrases would seem to tell all."""

SEVERAL, FEW, MANY = 2, 40, 200
ONCE = np.array([0.0, 0.25, 0.3, 0.2])
"""What is said once counts for less, by its content words; the less in a class of more than 40
passages, and for nothing in one of more than 200."""

TYPICAL = 0.3
"""What the centre of a class counts for."""

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A class of the passages of a sample, and those that it is compared with, itself included."""

    inside: Bools
    universe: Bools
    weight: Floats
    central: Floats
    """How near its centre each passage of the class is, in order."""
    nearness: Nearness = unknown
    """How near in meaning phrases are to the class."""


def log_likelihood(inside: Floats, outside: Floats, sizes: tuple[float, float]) -> Floats:
    """Return the signed root of G² of counts in a class and in the rest; `sizes` of both."""
    total, (own, rest) = inside + outside, sizes
    parts = (inside, total * own / (own + rest)), (outside, total * rest / (own + rest))
    g2 = sum(2 * n * np.log(np.maximum(n, 1e-12) / np.maximum(e, 1e-12)) for n, e in parts)
    sign = np.sign(inside * rest - outside * own)
    return np.asarray(sign * np.sqrt(np.maximum(g2, 0)), dtype=np.float64)


class Measure:
    """Counts of a class and of the passages it is compared with."""

    def __init__(self, matrix: csr_matrix, contrast: Contrast) -> None:
        """Count what the class holds, and what all hold by weight."""
        self._own = matrix[contrast.inside]
        self._all = matrix[contrast.universe]
        self._weights = contrast.weight[contrast.universe]
        self.size = int(contrast.inside.sum())
        self._each = float(contrast.weight[contrast.inside].mean())
        self._rest = max(1.0, float(self._weights.sum()) - self.size * self._each)
        self.held = np.asarray(self._own.sum(axis=0), dtype=np.float64).ravel()
        self.everywhere = np.asarray(self._all.T @ self._weights, dtype=np.float64).ravel()

    def reliable(self, counts: PhraseCounts) -> Floats:
        """Weigh down what occurs once, which hardly any but a small class has as its title.

        A phrase with another preposition than "de" has to occur once more.
        """
        once = ONCE[np.minimum(counts.lengths, len(ONCE) - 1)]
        rest = np.where(counts.loose | (self.size > MANY), 0.0, once * min(1.0, FEW / self.size))
        held = self.held[: len(counts.phrases)]
        return np.where(held >= SEVERAL + counts.loose, 1.0, rest)

    def typical(self, central: Floats) -> Floats:
        """Weigh phrases by how near the centre the passages lie that hold them."""
        spread = (central - central.mean()) / max(float(central.std()), 1e-6)
        mean = np.asarray(self._own.T @ spread, dtype=np.float64).ravel() / np.maximum(self.held, 1)
        mean *= self.held / (self.held + 1)
        return np.clip(1 + TYPICAL * mean, 1 - TYPICAL, 1 + TYPICAL).round(4)

    def scores(self, held: Floats, everywhere: Floats) -> Floats:
        """Score counts of the class against weighted counts of all."""
        shrink = min(1.0, RIVALS * self.size / self._rest)
        rest = np.maximum(everywhere - held * self._each, 0) * shrink
        return log_likelihood(held, rest, (self.size, self._rest * shrink))

    def unions(self, columns: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """Score "holds one or the other" for each pair of columns."""
        own, every = self._own[:, columns], self._all[:, columns]
        inside = _either((own.T @ own).toarray())
        weighted = every.multiply(self._weights[:, None])
        everywhere = _either((every.T @ weighted).toarray())
        return self.scores(inside, everywhere).round(6), inside / self.size


def _either(both: Floats) -> Floats:
    alone = np.diag(both)
    return np.asarray(alone[:, None] + alone[None, :] - both, dtype=np.float64)
