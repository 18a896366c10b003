"""Whether the terms of a theme occur together in texts that it was not found on."""

from collections.abc import Collection, Sequence
from itertools import combinations
from math import log


def npmi(terms: Sequence[str], documents: Sequence[Collection[str]]) -> float:
    """Return the mean normalised pointwise mutual information of the pairs of terms, in [-1, 1].

    A pair that never occurs together counts -1. Needs two terms or more, else 0. Source: Bouma
    (2009), "Normalized (pointwise) mutual information in collocation extraction".
    """
    holders = {term: {i for i, one in enumerate(documents) if term in one} for term in set(terms)}
    scores = [
        _score(holders[one], holders[other], len(documents))
        for one, other in combinations(terms, 2)
    ]
    return sum(scores) / len(scores) if scores else 0.0


def mean_npmi(themes: Sequence[Sequence[str]], documents: Sequence[Collection[str]]) -> float:
    """Return the mean of `npmi` over themes; 0 without themes."""
    return sum(npmi(terms, documents) for terms in themes) / len(themes) if themes else 0.0


def _score(one: set[int], other: set[int], documents: int) -> float:
    together = len(one & other)
    if together == 0:
        return -1.0
    if together == documents:
        return 1.0
    gain = log(together * documents / (len(one) * len(other)))
    return gain / -log(together / documents)
