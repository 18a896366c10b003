"""How many clusters each pair of items shares, in two overlapping clusterings at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Labels = Sequence[Collection[str]]
"""The clusters of each item, in order; an item without any is a cluster of its own."""

Counts = NDArray[np.int64]

_CELLS = 2_000_000
"""Pairs looked at together: memory stays below 100 MB whatever the number of items."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of the two tables of pairs, each of shape (rows, items), self-pairs included.

    `first` is the index of the first row.
    """

    first: int
    found: Counts
    truth: Counts


def memberships(labels: Labels) -> csr_array:
    """Return the table items × clusters of zeros and ones, shape (items, clusters)."""
    columns: dict[str, int] = {}
    pairs = [
        (row, columns.setdefault(cluster, len(columns)))
        for row, clusters in enumerate(labels)
        for cluster in sorted(set(clusters) or {f"\0{row}"})
    ]
    rows = np.array([row for row, _ in pairs], dtype=np.int64)
    places = np.array([column for _, column in pairs], dtype=np.int64)
    ones = np.ones(len(pairs), dtype=np.int64)
    return csr_array((ones, (rows, places)), shape=(len(labels), len(columns)))


def shared(found: Labels, truth: Labels) -> Iterator[Block]:
    """Yield blocks of rows until all pairs have been counted.

    Raises:
        ValueError: the two clusterings are not of the same items.
    """
    if len(found) != len(truth):
        raise ValueError(f"{len(found)} items against {len(truth)}")
    left, right = memberships(found), memberships(truth)
    step = max(1, _CELLS // max(1, len(found)))
    for first in range(0, len(found), step):
        rows = slice(first, first + step)
        yield Block(first, _product(left, rows), _product(right, rows))


def _product(table: csr_array, rows: slice) -> Counts:
    return np.asarray((table[rows] @ table.T).toarray(), dtype=np.int64)
