"""Vectors in lists around centres, so that few of them are looked at: an inverted file.

Source: Jégou, Douze and Schmid, "Product quantization for nearest neighbor search", PAMI 33(1),
2011, section 4 (without the quantizer: a byte a dimension is small enough).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PASSAGES_A_LIST = 1_000
MOST_LISTS = 1_024
SAMPLE = 40_000
"""Vectors from which the centres are found."""

ROUNDS = 6
AT_ONCE = 65_536

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Packed:
    """Vectors as bytes, shape (n, d), and what each row is to be multiplied by, shape (n,)."""

    bytes: Bytes
    scales: Floats

    def rows(self, part: slice | NDArray[np.int64]) -> Floats:
        """Return some vectors again; a dimension is off by half a 127th of the largest at most."""
        return self.bytes[part].astype(np.float32) * self.scales[part][:, None]

    def scores(self, part: slice | NDArray[np.int64], query: Floats) -> Floats:
        """Return the cosine of each of some vectors with a unit vector."""
        product: Floats = self.bytes[part].astype(np.float32) @ query
        return product * self.scales[part]


def pack(vectors: Floats) -> Packed:
    """Return vectors as bytes; none may be zero."""
    scales = np.abs(vectors).max(axis=1) / 127
    return Packed(np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32))


def find_centres(packed: Packed, seed: int) -> Floats:
    """Return unit centres, by k-means on a seeded sample; one for a small corpus."""
    size = len(packed.bytes)
    count = min(MOST_LISTS, size // PASSAGES_A_LIST)
    if count < 2:
        return np.zeros((1, packed.bytes.shape[1]), dtype=np.float32)
    drawn = np.random.default_rng(seed).choice(size, min(size, SAMPLE), replace=False)
    rows = packed.rows(np.sort(drawn))
    centres: Floats = rows[np.linspace(0, len(rows) - 1, count).astype(int)]
    for _ in range(ROUNDS):
        centres = _moved(rows, centres)
    return centres


def _moved(rows: Floats, centres: Floats) -> Floats:
    labels = _nearest(rows, centres)
    sums = np.zeros_like(centres)
    np.add.at(sums, labels, rows)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    # A centre that nothing is near to stays where it is.
    return np.where(lengths > 0, sums / np.where(lengths > 0, lengths, 1), centres)


def nearest_lists(packed: Packed, centres: Floats) -> NDArray[np.int32]:
    """Return the list of each vector, shape (n,)."""
    found = np.empty(len(packed.bytes), dtype=np.int32)
    for part in parts(len(found)):
        found[part] = _nearest(packed.rows(part), centres)
    return found


def _nearest(rows: Floats, centres: Floats) -> NDArray[np.int32]:
    found = np.empty(len(rows), dtype=np.int32)
    for begin in range(0, len(rows), 4_096):
        found[begin : begin + 4_096] = np.argmax(rows[begin : begin + 4_096] @ centres.T, axis=1)
    return found


def parts(size: int) -> Iterator[slice]:
    """Yield slices that make up so many rows."""
    for begin in range(0, size, AT_ONCE):
        yield slice(begin, min(size, begin + AT_ONCE))
