"""How alike two texts really are."""

import numpy as np
from numpy.typing import NDArray

from nlp.copies.shingles import Indices, Shingles
from nlp.copies.sketch import Pairs

CHUNK = 50_000


def jaccard(shingles: Shingles, pairs: Pairs) -> NDArray[np.float64]:
    """Return the shared part of the two sets of each pair: intersection over union."""
    found = [np.empty(0)]
    for begin in range(0, len(pairs), CHUNK):
        found.append(_of_chunk(shingles, pairs[begin : begin + CHUNK]))
    return np.concatenate(found)


def _of_chunk(shingles: Shingles, pairs: Pairs) -> NDArray[np.float64]:
    both = np.concatenate([_keyed(shingles, pairs[:, 0]), _keyed(shingles, pairs[:, 1])])
    both.sort()
    twice = both[1:][both[1:] == both[:-1]] >> np.uint64(32)
    shared = np.bincount(twice.astype(np.int64), minlength=len(pairs))
    sizes = shingles.sizes[pairs].sum(axis=1)
    return np.asarray(shared / (sizes - shared))


def _keyed(shingles: Shingles, texts: Indices) -> NDArray[np.uint64]:
    """Return the members of the sets, each with the place of its pair in the upper half."""
    starts, sizes = shingles.starts[texts], shingles.sizes[texts]
    pair = np.repeat(np.arange(len(texts)), sizes)
    offset = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    values = shingles.values[np.repeat(starts, sizes) + offset]
    return pair.astype(np.uint64) << np.uint64(32) | values
