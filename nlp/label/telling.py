"""Which phrases tell the passages of a class from the others.

Source: Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
Linguistics 19(1), 1993: the log-likelihood ratio G² of a two by two table; here its square root,
signed, which grows like a z-score.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp.label.counting import PhraseCounts
from nlp.label.phrases import Key, Phrase

RIVALS = 8.0
"""The rest counts as at most so many times the class, or rare phrases would seem to tell all."""

SHORTLIST, MOST, LONGER = 200, 40, 300
PART, MOST_PART = 0.5, 0.51
"""A phrase that is so often a part of a longer one gives way to it, a single word sooner."""

SEVERAL, FEW = 2, 40
ONCE = np.array([0.0, 0.25, 0.3, 0.2])
"""In a class of fewer than 40 passages, what is said once counts for less, by its content words."""

COMMON, TYPICAL, SURE, SUBJECT = 0.06, 0.3, 1.28, 1.0
"""The share of a class that holds a common phrase; what the centre of a class counts for."""

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase of a class: `score` how telling it is, `weight` how fit for a title.

    `common` lies in [0, 1]: whether enough passages of the class hold its most telling word to
    stand for a part; `fitness` says how much of that it keeps, and how well it names a subject.
    """

    phrase: Phrase
    score: float
    weight: float
    common: float
    fitness: float


@dataclass(frozen=True, slots=True)
class Telling:
    """The candidates of a class, best first.

    `unions[i, j]` is the score of "i or j", `shares[i, j]` the share of passages that hold it.
    """

    candidates: tuple[Candidate, ...]
    unions: Floats
    shares: Floats


NOTHING = Telling((), np.zeros((0, 0)), np.zeros((0, 0)))


@dataclass(frozen=True, slots=True)
class Contrast:
    """A class of the passages of a sample, and those that it is compared with, itself included."""

    inside: Bools
    universe: Bools
    weight: Floats
    central: Floats
    """How near its centre each passage of the class is, in order."""


def log_likelihood(inside: Floats, outside: Floats, sizes: tuple[float, float]) -> Floats:
    """Return the signed root of G² of counts in a class and in the rest; `sizes` of both."""
    total, (own, rest) = inside + outside, sizes
    parts = (inside, total * own / (own + rest)), (outside, total * rest / (own + rest))
    g2 = sum(2 * n * np.log(np.maximum(n, 1e-12) / np.maximum(e, 1e-12)) for n, e in parts)
    sign = np.sign(inside * rest - outside * own)
    return np.asarray(sign * np.sqrt(np.maximum(g2, 0)), dtype=np.float64)


def telling(counts: PhraseCounts, contrast: Contrast, readable: Floats) -> Telling:
    """Return at most forty phrases that tell a class; `readable` weighs each phrase."""
    if not contrast.inside.any():
        return NOTHING
    measure = _Measure(counts.matrix, contrast)
    width = len(counts.phrases)
    held = measure.held[:width]
    weights = readable * measure.reliable(counts) * measure.typical(contrast.central)[:width]
    scores = measure.scores(measure.held, measure.everywhere).round(6)
    ranks = scores[:width] * weights
    order = np.argsort(-ranks, kind="stable")[:SHORTLIST]
    order = order[ranks[order] > 0]
    kept = _without_parts(order, counts.phrases, held)
    reach = [max((j, *counts.words[j]), key=lambda one: scores[one]) for j in kept]
    unsure = _at_most(held[kept], measure.held[reach])
    spread = np.minimum(1.0, held[kept] / (SUBJECT * measure.size))
    fitness = 1 - (1 - counts.subjects[kept]) * (1 - spread)
    worth = (_blend(scores[kept], scores[reach], unsure) * fitness).round(6)
    best = np.argsort(-worth * weights[kept], kind="stable")[:MOST]
    named = np.where(held[kept] < SEVERAL, held[kept], measure.held[reach])
    common = np.minimum(1.0, named / max(SEVERAL, COMMON * measure.size))
    candidates = tuple(
        Candidate(
            phrase=counts.phrases[kept[i]],
            score=float(worth[i]),
            weight=float(weights[kept[i]]),
            common=float(common[i]),
            fitness=float(fitness[i]),
        )
        for i in best
    )
    exact, held_by = measure.unions([kept[i] for i in best])
    wide, reached = measure.unions([reach[i] for i in best])
    both = np.sqrt(np.multiply.outer(unsure[best], unsure[best]))
    shares = held_by + (reached - held_by) * both
    return Telling(candidates, _blend(exact, wide, both).round(6), shares)


def _at_most(part: Floats, whole: Floats) -> Floats:
    """Return the upper bound of Wilson (1927) of each share."""
    share, square = part / whole, SURE**2 / whole
    spread = np.sqrt(share * (1 - share) * square + square**2 / 4)
    return np.minimum(1.0, (share + square / 2 + spread) / (1 + square))


def _blend(exact: Floats, wide: Floats, unsure: Floats) -> Floats:
    """Weigh what is said of a phrase as it stands, and of its most telling word where it is rare."""
    return np.asarray(np.maximum(exact, 0) ** (1 - unsure) * np.maximum(wide, 0) ** unsure)


class _Measure:
    """Counts of a class and of the passages it is compared with."""

    def __init__(self, matrix: csr_matrix, contrast: Contrast) -> None:
        self._own = matrix[contrast.inside]
        self._all = matrix[contrast.universe]
        self._weights = contrast.weight[contrast.universe]
        self.size = int(contrast.inside.sum())
        self._each = float(contrast.weight[contrast.inside].mean())
        self._rest = max(1.0, float(self._weights.sum()) - self.size * self._each)
        self.held = np.asarray(self._own.sum(axis=0), dtype=np.float64).ravel()
        self.everywhere = np.asarray(self._all.T @ self._weights, dtype=np.float64).ravel()

    def reliable(self, counts: PhraseCounts) -> Floats:
        """Weigh down what occurs once, which only a small class may have as its title.

        A phrase with another preposition than "de" has to occur once more.
        """
        once = ONCE[np.minimum(counts.lengths, len(ONCE) - 1)]
        rest = np.where(counts.loose | (self.size >= FEW), 0.0, once)
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

    def unions(self, columns: Sequence[int]) -> tuple[Floats, Floats]:
        """Score "holds one or the other" for each pair of columns."""
        own, every = self._own[:, columns], self._all[:, columns]
        inside = _either((own.T @ own).toarray())
        weighted = every.multiply(self._weights[:, None])
        everywhere = _either((every.T @ weighted).toarray())
        return self.scores(inside, everywhere).round(6), inside / self.size


def _either(both: Floats) -> Floats:
    alone = np.diag(both)
    return np.asarray(alone[:, None] + alone[None, :] - both, dtype=np.float64)


def _without_parts(order: NDArray[np.intp], phrases: Sequence[Phrase], held: Floats) -> list[int]:
    """Leave out what mostly occurs as a part of a longer phrase ("habitation")."""
    common = np.argsort(-held, kind="stable")[:LONGER]
    spaced = {int(j): _spaced(phrases[j].key) for j in {*map(int, common), *map(int, order)}}
    kept = []
    for j in map(int, order):
        longer = (held[i] for i, other in spaced.items() if i != j and spaced[j] in other)
        alone = len(phrases[j].content) == 1
        if max(longer, default=0) / held[j] < (PART if alone else MOST_PART):
            kept.append(j)
    return kept


def _spaced(key: Key) -> str:
    return f" {' '.join(key)} "
