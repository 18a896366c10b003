"""Texts as sets of pairs of neighbouring words, all in one array."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Indices = NDArray[np.int64]

CHUNK = 50_000
"""Texts at once, so that memory does not grow with the corpus."""

_ODD = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The set of text `i` is `values[starts[i]:starts[i + 1]]`, sorted, without repeats."""

    values: NDArray[np.uint32]
    starts: Indices

    @property
    def sizes(self) -> Indices:
        """Return how many members each set has."""
        return np.diff(self.starts)


class _Words(dict[str, int]):
    """Hashes of words; the same in every process, and whatever was seen before."""

    def __missing__(self, word: str) -> int:
        self[word] = digest(word)
        return self[word]


def digest(text: str) -> int:
    """Return 64 bits that stand for a text."""
    raw = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "little")


def shingle(folded: Sequence[str]) -> Shingles:
    """Return the pairs of neighbouring words of each text; texts have two words at least."""
    words = _Words()
    parts = [
        _sets(np.fromiter(map(words.__getitem__, " ".join(chunk).split()), np.uint64), chunk)
        for chunk in _chunks(folded)
    ]
    values = [np.empty(0, dtype=np.uint32), *(one.values for one in parts)]
    sizes = [np.zeros(1, dtype=np.int64), *(one.sizes for one in parts)]
    return Shingles(np.concatenate(values), np.cumsum(np.concatenate(sizes)))


def _chunks(folded: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(folded), CHUNK):
        yield folded[start : start + CHUNK]


def _sets(words: Hashes, folded: Sequence[str]) -> Shingles:
    counts = np.array([one.count(" ") + 1 for one in folded])
    text = np.repeat(np.arange(len(folded), dtype=np.uint64), counts)
    within = text[1:] == text[:-1]
    pairs = mixed(words[:-1] * _ODD + words[1:])[within] >> _HALF
    keyed = np.sort(text[:-1][within] << _HALF | pairs)
    first = np.ones(len(keyed), dtype=bool)
    first[1:] = keyed[1:] != keyed[:-1]
    keyed = keyed[first]
    owners = (keyed >> _HALF).astype(np.int64)
    sizes = np.bincount(owners, minlength=len(folded))
    return Shingles(keyed.astype(np.uint32), np.concatenate([[0], np.cumsum(sizes)]))


def mixed(values: Hashes) -> Hashes:
    """Return 64 bits in which each bit depends on all (the finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))
