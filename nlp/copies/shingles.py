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

ODD = np.uint64(0x9E3779B97F4A7C15)
HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Words:
    """Hashes of words: those of text `i` are `values[starts[i]:starts[i + 1]]`, in their order."""

    values: NDArray[np.uint32]
    starts: Indices

    def chunks(self) -> Iterator[tuple[Hashes, Indices]]:
        """Yield the words of some texts at a time, and how many each text has."""
        for begin in range(0, len(self.starts) - 1, CHUNK):
            starts = self.starts[begin : begin + CHUNK + 1]
            yield self.values[starts[0] : starts[-1]].astype(np.uint64), np.diff(starts)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The set of text `i` is `values[starts[i]:starts[i + 1]]`, sorted, without repeats."""

    values: NDArray[np.uint32]
    starts: Indices

    @property
    def sizes(self) -> Indices:
        """Return how many members each set has."""
        return np.diff(self.starts)


class _Hashes(dict[str, int]):
    """Hashes of words; the same in every process, and whatever was seen before."""

    def __missing__(self, word: str) -> int:
        self[word] = digest(word) >> 32
        return self[word]


def digest(text: str) -> int:
    """Return 64 bits that stand for a text."""
    raw = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "little")


def read_words(folded: Sequence[str]) -> Words:
    """Return the words of folded texts, each of which has one space between two words."""
    hashes = _Hashes()
    values = [np.empty(0, dtype=np.uint32)]
    for begin in range(0, len(folded), CHUNK):
        words = " ".join(folded[begin : begin + CHUNK]).split()
        values.append(np.fromiter(map(hashes.__getitem__, words), np.uint32, len(words)))
    counts = np.fromiter((one.count(" ") + 1 for one in folded), np.int64, len(folded))
    return Words(np.concatenate(values), np.concatenate([[0], np.cumsum(counts)]))


def shingle(words: Words) -> Shingles:
    """Return the pairs of neighbouring words of each text; texts have two words at least."""
    parts = [_sets(values, counts) for values, counts in words.chunks()]
    values = [np.empty(0, dtype=np.uint32), *(one.values for one in parts)]
    sizes = [np.zeros(1, dtype=np.int64), *(one.sizes for one in parts)]
    return Shingles(np.concatenate(values), np.cumsum(np.concatenate(sizes)))


def _sets(words: Hashes, counts: Indices) -> Shingles:
    text = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
    within = text[1:] == text[:-1]
    pairs = mixed(words[:-1] * ODD + words[1:])[within] >> HALF
    keyed = np.sort(text[:-1][within] << HALF | pairs)
    first = np.ones(len(keyed), dtype=bool)
    first[1:] = keyed[1:] != keyed[:-1]
    keyed = keyed[first]
    owners = (keyed >> HALF).astype(np.int64)
    sizes = np.bincount(owners, minlength=len(counts))
    return Shingles(keyed.astype(np.uint32), np.concatenate([[0], np.cumsum(sizes)]))


def mixed(values: Hashes) -> Hashes:
    """Return 64 bits in which each bit depends on all (the finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))
