"""MinHash: a few numbers a text, of which two texts share as many as their sets do.

Broder (1997), "On the resemblance and containment of documents".
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nlp.copies.shingles import Indices, Shingles

Sketches = NDArray[np.uint32]
"""Shape (texts, NUMBERS)."""

NUMBERS = 64
SEED = 2020
ROWS = 2
"""Numbers that must agree for two texts to be compared: at a Jaccard index of 0.4, they do in one
of the 32 bands with a probability of 0.996."""

CHUNK = 20_000
_LEAST_AGREEMENT = 10
"""Of 64 numbers; 2.6 of 1,000 pairs whose index is 0.35 have fewer than eleven."""

Pairs = NDArray[np.int64]
"""Shape (pairs, 2): indices of texts, the smaller first."""


def sketch(shingles: Shingles) -> Sketches:
    """Return the least value of each set under each of 64 permutations; sets are not empty."""
    chance = np.random.default_rng(SEED)
    factors = chance.integers(0, 2**32, NUMBERS, dtype=np.uint32) | np.uint32(1)
    shifts = chance.integers(0, 2**32, NUMBERS, dtype=np.uint32)
    texts = len(shingles.starts) - 1
    found = np.empty((texts, NUMBERS), dtype=np.uint32)
    for begin in range(0, texts, CHUNK):
        starts = shingles.starts[begin : begin + CHUNK + 1]
        values = shingles.values[starts[0] : starts[-1]]
        for k in range(NUMBERS):
            permuted = values * factors[k] ^ shifts[k]
            least = np.minimum.reduceat(permuted, starts[:-1] - starts[0])
            found[begin : begin + CHUNK, k] = least
    return found


def candidates(sketches: Sketches) -> Pairs:
    """Return pairs of texts that may be near, each once; their number is linear in the texts.

    Within a band, texts with the same numbers stand in a row, ordered by the next number; each
    is paired with the one before it and with the first of the row.
    """
    texts = len(sketches)
    if not texts:
        return np.empty((0, 2), dtype=np.int64)
    keys = np.unique(np.concatenate(list(_keys(sketches))))
    return np.column_stack([keys // texts, keys % texts])


def _keys(sketches: Sketches) -> Iterator[Indices]:
    texts = len(sketches)
    for band in range(0, NUMBERS, ROWS):
        left, right = _in_rows(sketches, band)
        near = _agreement(sketches, left, right) >= _LEAST_AGREEMENT
        low, high = np.minimum(left, right)[near], np.maximum(left, right)[near]
        yield np.unique(low * texts + high)


def _in_rows(sketches: Sketches, band: int) -> tuple[Indices, Indices]:
    one, other, next_one = (
        sketches[:, (band + place) % NUMBERS].astype(np.uint64) for place in range(ROWS + 1)
    )
    # 24, 24 and 16 bits in one number, which sorts in a third of the time.
    key = one >> np.uint64(8) << np.uint64(40) | other >> np.uint64(8) << np.uint64(16)
    order = np.argsort(key | next_one >> np.uint64(16), kind="stable")
    key = key[order]
    same = np.nonzero(key[1:] == key[:-1])[0] + 1
    begins = np.ones(len(key), dtype=bool)
    begins[same] = False
    first = np.maximum.accumulate(np.where(begins, np.arange(len(key)), 0))[same]
    apart = first != same - 1
    left = np.concatenate([order[same - 1], order[first[apart]]])
    return left, np.concatenate([order[same], order[same[apart]]])


def _agreement(sketches: Sketches, left: Indices, right: Indices) -> Indices:
    found = np.empty(len(left), dtype=np.int64)
    for begin in range(0, len(left), CHUNK):
        cut = slice(begin, begin + CHUNK)
        found[cut] = (sketches[left[cut]] == sketches[right[cut]]).sum(axis=1)
    return found
