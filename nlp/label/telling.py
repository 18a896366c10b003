"""Which phrases tell the passages of a class from the others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.label.counting import PhraseCounts
from nlp.label.measure import SEVERAL, Contrast, Floats, Measure
from nlp.label.phrases import Key, Phrase
from nlp.label.reach import Reach, blend, reach

SHORTLIST, MOST, LONGER = 150, 30, 300
PART, MOST_PART = 0.5, 0.51
"""A phrase that is so often a part of a longer one gives way to it, a single word sooner."""

COMMON = 0.06
"""The share of a class that holds a common phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase of a class: `score` how telling it is, `weight` how fit for a title.

    `common` lies in [0, 1]: whether enough passages of the class hold its most telling word to
    stand for a part; `subject` too: how well it names a subject (a thing alone does not); `fit`
    too: how near its meaning is to the class.
    """

    phrase: Phrase
    score: float
    weight: float
    common: float
    subject: float
    fit: float = 1.0


@dataclass(frozen=True, slots=True)
class Telling:
    """The candidates of a class, best first.

    `unions[i, j]` is the score of "i or j", `shares[i, j]` the share of passages that hold it,
    `kin[i, j]` in [0, 1] how near in meaning they are.
    """

    candidates: tuple[Candidate, ...]
    unions: Floats
    shares: Floats
    kin: Floats


NOTHING = Telling((), np.zeros((0, 0)), np.zeros((0, 0)), np.zeros((0, 0)))


def telling(counts: PhraseCounts, contrast: Contrast, readable: Floats) -> Telling:
    """Return at most thirty phrases that tell a class; `readable` weighs each phrase."""
    if not contrast.inside.any():
        return NOTHING
    measure = Measure(counts.matrix, contrast)
    width = len(counts.phrases)
    weights = readable * measure.reliable(counts) * measure.typical(contrast.central)[:width]
    scores = measure.scores(measure.held, measure.everywhere).round(6)
    ranks = scores[:width] * weights
    order = np.argsort(-ranks, kind="stable")[:SHORTLIST]
    kept = _without_parts(order[ranks[order] > 0], counts.phrases, measure.held[:width])
    found = reach(counts, measure, scores, kept)
    near = contrast.nearness([counts.phrases[j] for j in kept])
    best = np.argsort(-found.scores * weights[kept] * near.fit, kind="stable")[:MOST]
    candidates = tuple(
        Candidate(
            phrase=counts.phrases[kept[i]],
            score=float(found.scores[i]),
            weight=float(weights[kept[i]]),
            common=float(min(1.0, found.held[i] / max(SEVERAL, COMMON * measure.size))),
            subject=float(found.subject[i]),
            fit=float(near.fit[i]),
        )
        for i in best
    )
    return Telling(candidates, *_unions(measure, found, best), near.kin(best))


def _unions(measure: Measure, found: Reach, best: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Score "one phrase or the other" as they stand, and by their most telling words."""
    scores, shares = measure.unions(found.own[best])
    wide, reached = measure.unions(found.widest[best])
    part = np.sqrt(np.multiply.outer(found.part[best], found.part[best]))
    return blend(scores, wide, part), (shares + (reached - shares) * part).round(6)


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
