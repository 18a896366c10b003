"""Signs of the nature of passages as places in one table of weights, many passages at once.

Each distinct word is looked at once; all else is arithmetic on arrays, so that a passage costs
some microseconds. Places are hashes: two signs may share one, which the training then knows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nlp.nature.folding import folded_words
from nlp.nature.kinds import kind

BITS = 17
"""Of a place: the table of weights has 2**17 rows."""

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35)
_LINKS = frozenset(
    "et ou mais donc puis aussi ensuite enfin surtout egalement fait bref non oui deja ! ? : | "
    "tout simplement peut proposition propositions".split()
)
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """All signs of some passages, in no order: the place of each, and the passage it belongs to.

    A passage is named by its rank among the `passages` that were read; a sign may come twice.
    """

    passages: int
    owners: Places
    places: Places


@dataclass(frozen=True, slots=True)
class _Words:
    """Distinct words as hashes of form, kind and ending; `link` tells those that open nothing."""

    form: Hashes
    kind: Hashes
    ending: Hashes
    link: NDArray[np.bool_]


def signs(texts: Sequence[str]) -> Signs:
    """Return the signs of passages; a passage without a word has that of its length alone."""
    cut = [folded_words(text) for text in texts]
    place = {word: at for at, word in enumerate(dict.fromkeys(chain.from_iterable(cut)))}
    sizes = np.fromiter(map(len, cut), dtype=np.int64, count=len(cut))
    flat = np.fromiter(
        (place[word] for words in cut for word in words), dtype=np.int64, count=int(sizes.sum())
    )
    found = list(_families(_looked_at(place), flat, sizes))
    return Signs(
        passages=len(cut),
        owners=np.concatenate([owners for owners, _ in found]),
        places=np.concatenate([places for _, places in found]),
    )


def _looked_at(words: Iterable[str]) -> _Words:
    known = list(words)
    return _Words(
        form=_hashed(known),
        kind=_hashed([kind(word) for word in known]),
        ending=_hashed([word[-3:] for word in known]),
        link=np.array([word in _LINKS or word.isdigit() for word in known], dtype=np.bool_),
    )


def _hashed(names: Sequence[str]) -> Hashes:
    return np.fromiter((crc32(one.encode()) for one in names), dtype=np.uint64, count=len(names))


def _families(words: _Words, flat: Places, sizes: Places) -> Iterator[tuple[Places, Places]]:
    """Yield (passage, place) of the signs of each family."""
    owners = np.repeat(np.arange(len(sizes)), sizes)
    form, kinds = words.form[flat], words.kind[flat]
    yield owners, _placed(1, form)
    yield owners, _placed(2, kinds)
    yield owners, _placed(3, words.ending[flat])
    for reach in (1, 2):
        inside = owners[reach:] == owners[: len(owners) - reach]
        first = np.flatnonzero(inside)
        yield owners[first], _placed(3 + reach, form[first], form[first + reach])
        yield owners[first], _placed(5 + reach, kinds[first], kinds[first + reach])
    yield from _ends(words, flat, sizes)
    lengths = np.searchsorted(np.array(_LENGTHS), sizes).astype(np.uint64)
    yield np.arange(len(sizes)), _placed(20, lengths)


def _ends(words: _Words, flat: Places, sizes: Places) -> Iterator[tuple[Places, Places]]:
    """Yield the signs of how passages open, after links and numbers, and of their last word."""
    full = np.flatnonzero(sizes)
    last = np.cumsum(sizes)[full] - 1
    opening = _openings(words.link[flat], last - sizes[full] + 1, last)
    at = [np.minimum(opening + step, last) for step in range(3)]
    form = [words.form[flat[one]] for one in at]
    kinds = [words.kind[flat[one]] for one in at]
    yield full, _placed(8, form[0])
    yield full, _placed(9, form[1])
    yield full, _placed(10, form[0], form[1])
    yield full, _placed(11, kinds[0])
    yield full, _placed(12, kinds[0], kinds[1])
    yield full, _placed(13, kinds[0], kinds[1], kinds[2])
    yield full, _placed(14, form[0], kinds[1])
    yield full, _placed(15, words.ending[flat[at[0]]])
    yield full, _placed(16, words.form[flat[last]])


def _openings(link: NDArray[np.bool_], first: Places, last: Places) -> Places:
    """Return the place of the first word of each passage that is no link, else of the first."""
    if not len(first):
        return first
    beyond = len(link)
    where = np.where(link, beyond, np.arange(beyond))
    found = np.minimum.reduceat(where, first)
    return np.where(found <= last, found, first)


def _placed(family: int, *hashes: Hashes) -> Places:
    with np.errstate(over="ignore"):
        mixed = np.full(len(hashes[0]), family, dtype=np.uint64) * _MIX
        for one in hashes:
            mixed = (mixed ^ one) * _MIX
            mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(64 - BITS)).astype(np.int64)
