"""How alike two texts really are: shared pairs of words, then words in common in one order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.copies.shingles import HALF, Indices, Shingles
from nlp.copies.sketch import Pairs

CHUNK = 50_000

LEAST_SHARED = 0.3
"""Shared part of the pairs of words; what is below is no copy, and is not looked at closely."""

LEAST_IN_COMMON = 0.7
"""Part of the words in common, in one order: 0.81 on average for two copies that each had 10 % of
their words changed, 0.5 to 0.65 for two texts that share a turn of phrase."""

LEAST_WORDS_IN_COMMON = 10

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Said:
    """Texts to compare: their words, and the sets of their pairs of words."""

    folded: Sequence[str]
    shingles: Shingles

    def alike(self, pairs: Pairs) -> NDArray[np.bool_]:
        """Tell which pairs are copies of one text."""
        found = jaccard(self.shingles, pairs) >= LEAST_SHARED
        found[found] = in_common(self.folded, pairs[found])
        return found


def jaccard(shingles: Shingles, pairs: Pairs) -> Numbers:
    """Return the shared part of the two sets of each pair: intersection over union."""
    found = [np.empty(0)]
    for begin in range(0, len(pairs), CHUNK):
        found.append(_of_chunk(shingles, pairs[begin : begin + CHUNK]))
    return np.concatenate(found)


def _of_chunk(shingles: Shingles, pairs: Pairs) -> Numbers:
    both = np.concatenate([_keyed(shingles, pairs[:, 0]), _keyed(shingles, pairs[:, 1])])
    both.sort()
    twice = both[1:][both[1:] == both[:-1]] >> HALF
    shared = np.bincount(twice.astype(np.int64), minlength=len(pairs))
    sizes = shingles.sizes[pairs].sum(axis=1)
    return np.asarray(shared / (sizes - shared))


def _keyed(shingles: Shingles, texts: Indices) -> NDArray[np.uint64]:
    """Return the members of the sets, each with the place of its pair in the upper half."""
    starts, sizes = shingles.starts[texts], shingles.sizes[texts]
    pair = np.repeat(np.arange(len(texts)), sizes)
    offset = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    values = shingles.values[np.repeat(starts, sizes) + offset]
    return np.asarray(pair.astype(np.uint64) << HALF | values)


def in_common(folded: Sequence[str], pairs: Pairs) -> NDArray[np.bool_]:
    """Tell which pairs have enough words in common, in one order, for their length.

    That is 2 × longest common subsequence ÷ words of both, which is 1 for equal texts.
    """
    return np.fromiter(_in_common(folded, pairs.tolist()), np.bool_, len(pairs))


def _in_common(folded: Sequence[str], pairs: Iterable[Sequence[int]]) -> Iterator[bool]:
    for one, other in pairs:
        left, right = folded[one].split(), folded[other].split()
        common = longest_common(left, right)
        enough = 2 * common >= LEAST_IN_COMMON * (len(left) + len(right))
        yield enough and common >= LEAST_WORDS_IN_COMMON


def longest_common(left: Sequence[str], right: Sequence[str]) -> int:
    """Return the length of the longest common subsequence, a whole row of its table at once.

    Hyyrö (2004), "Bit-parallel LCS-length computation revisited".
    """
    places: dict[str, int] = {}
    for place, word in enumerate(right):
        places[word] = places.get(word, 0) | 1 << place
    everything = (1 << len(right)) - 1
    row = everything
    for word in left:
        if matched := row & places.get(word, 0):
            row = (row + matched | row - matched) & everything
    return len(right) - row.bit_count()
