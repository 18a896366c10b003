"""Texts as numbers of words: what is done with millions of words is done with arrays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from nlp.tokens.words import Word

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]
Named = TypeVar("Named")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Texts as numbers of stretches (words that stand together), stretches as numbers of words.

    Text `i` holds the stretches `stretches[texts[i]:texts[i + 1]]`; stretch `s` holds the words
    `held[bounds[s]:bounds[s + 1]]`, which are places in `words`. Equal words have one place.
    """

    words: tuple[Word, ...]
    held: Numbers
    bounds: Places
    stretches: Numbers
    texts: Places

    def __len__(self) -> int:
        return len(self.texts) - 1

    def of(self, texts: Places) -> tuple[Numbers, Places]:
        """Return the words of some texts as places in `words`, and where each text begins in them.

        The second has one entry more than there are texts: where the last one ends.
        """
        places, begins = spread(self.texts, texts)
        inner, edges = spread(self.bounds, self.stretches[places])
        return self.held[inner], edges[begins]

    def read(self, texts: Places) -> Iterator[list[Word]]:
        """Yield the words of some texts."""
        numbers, begins = self.of(texts)
        words = [self.words[number] for number in numbers.tolist()]
        return (words[start:end] for start, end in pairwise(begins.tolist()))


def spread(bounds: Places, rows: NDArray[np.integer]) -> tuple[Places, Places]:
    """Return all places of some rows, row `r` being `bounds[r]` to `bounds[r + 1]`.

    With them comes where each row begins among them, and where the last one ends.
    """
    starts = bounds[rows]
    lengths = bounds[1:][rows] - starts
    begins = np.concatenate([[0], np.cumsum(lengths)])
    return np.repeat(starts - begins[:-1], lengths) + np.arange(begins[-1]), begins


def bounds_of(lengths: Iterable[int]) -> Places:
    """Return where rows of these lengths begin, and where the last one ends."""
    return np.cumsum([0, *lengths], dtype=np.int64)


def numbering() -> defaultdict[Named, int]:
    """Return a dictionary that numbers what it is asked for, in the order of asking."""
    return defaultdict(count().__next__)


def by_stretches(held: Sequence[tuple[Word, ...]], stretches: Numbers, texts: Places) -> Numbered:
    """Return texts given as numbers of stretches, whose words are `held`."""
    number: defaultdict[Word, int] = numbering()
    numbers = [number[word] for word in chain.from_iterable(held)]
    return Numbered(
        words=tuple(number),
        held=np.array(numbers, dtype=np.int32),
        bounds=bounds_of(map(len, held)),
        stretches=stretches,
        texts=texts,
    )
