"""How far a phrase stands for its words: "dépôts sauvages" for passages that speak of dépôts.

A phrase of several words occurs seldom in a small class, and its words often. It stands for the
most telling of them as far as it may make most of what is said of that word; a phrase that is a
small part of it ("garde d'enfants" where all speak of enfants) stands for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.label.counting import PhraseCounts
from nlp.label.measure import SEVERAL, Floats, Measure

SURE = 1.28
"""The normal quantile of the bound: the true share lies below it nine times in ten."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Some phrases of a class, one entry each, in order.

    `own` and `widest` are the columns of the phrase and of its most telling word, `part` how far
    it may stand for that word, in [0, 1], and `held` how many passages then hold it. `subject`
    tells how well it names a subject; `scores` how telling it is as one.
    """

    own: NDArray[np.intp]
    widest: NDArray[np.intp]
    part: Floats
    held: Floats
    subject: Floats
    scores: Floats


def reach(counts: PhraseCounts, measure: Measure, scores: Floats, kept: Sequence[int]) -> Reach:
    """Return what some phrases reach; `scores` has one entry a column, phrases and words."""
    own = np.array(kept, dtype=np.intp)
    widest = np.array(
        [max((j, *counts.words[j]), key=lambda one: scores[one]) for j in kept], dtype=np.intp
    )
    held, named = measure.held[own], measure.held[widest]
    part = at_most(held, named)
    subject = 1 - (1 - counts.subjects[own]) * (1 - held / measure.size)
    worth = blend(scores[own], scores[widest], part) * subject
    return Reach(own, widest, part, np.where(held < SEVERAL, held, named), subject, worth.round(6))


def at_most(part: Floats, whole: Floats) -> Floats:
    """Return the upper bound of each share. Source: Wilson, JASA 22, 1927."""
    share, square = part / whole, SURE**2 / whole
    spread = np.sqrt(share * (1 - share) * square + square**2 / 4)
    return np.minimum(1.0, (share + square / 2 + spread) / (1 + square))


def blend(own: Floats, wide: Floats, part: Floats) -> Floats:
    """Return the geometric mean of scores of phrases and of their words, the words by `part`."""
    return (np.maximum(own, 0) ** (1 - part) * np.maximum(wide, 0) ** part).round(6)
