"""Which passages a model is fitted on: a seeded draw that keeps small territories."""

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.intp]

KEPT_FOR_ALL = 4
"""A fourth of the sample is shared out evenly over the territories before the rest is drawn."""


def draw_sample(usable: Rows, places: NDArray[np.int64], size: int, seed: int) -> Rows:
    """Return at most `size` of the usable rows, in order.

    `places` has the number of the territory of each row of the corpus. Each territory keeps at
    least its even part of a fourth of the sample, or all it has; the rest is drawn from all.
    """
    if len(usable) <= size:
        return usable
    drawn = np.random.default_rng(seed).permutation(usable)
    own = places[drawn]
    by_place = np.argsort(own, kind="stable")
    _, starts, counts = np.unique(own[by_place], return_index=True, return_counts=True)
    turn = np.empty(len(drawn), dtype=np.int64)
    turn[by_place] = np.arange(len(drawn)) - np.repeat(starts, counts)
    even = size // (KEPT_FOR_ALL * len(starts))
    first = np.argsort(turn >= even, kind="stable")
    return np.sort(drawn[first[:size]])
