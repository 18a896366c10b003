"""Stock phrases: what very many say in the same words without copying each other.

Answers of a form that offers choices, and turns of phrase ("réduire les émissions de gaz à effet de
serre"), would else join thousands of short texts to one group.
"""

from collections.abc import Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from nlp.copies.shingles import ODD, Indices, Words, mixed

LENGTH = 5
"""Words of a phrase."""

SPREAD = 100
"""A phrase that occurs in so many groups of copies is stock."""

_BITS = 24
"""Of the number of a phrase: one rare phrase in thousands has the number of a stock one."""

CHUNK = 2_000_000

Phrases = NDArray[np.uint32]
"""Shape (words,): the number of the phrase that begins at each word, whatever text it ends in."""


def without_stock(folded: Sequence[str], words: Words, group: Indices) -> list[str]:
    """Return the texts without the words of stock phrases; `group` tells which are copies."""
    found = phrases(words)
    often = np.bincount(found, minlength=2**_BITS) >= SPREAD
    seen = np.nonzero(often[found])[0]
    owners = np.searchsorted(words.starts, seen, side="right") - 1
    inside = seen + LENGTH <= words.starts[owners + 1]
    seen, owners = seen[inside], owners[inside]
    stock = _stock(found[seen], group[owners])
    covered = np.zeros(len(words.values), dtype=bool)
    for place in range(LENGTH):
        covered[seen[stock] + place] = True
    own = list(folded)
    for text in np.unique(owners[stock]).tolist():
        mine = covered[words.starts[text] : words.starts[text + 1]]
        own[text] = " ".join(compress(folded[text].split(), (~mine).tolist()))
    return own


def phrases(words: Words) -> Phrases:
    """Return the number of the phrase that begins at each word; the last few begin none."""
    count = max(0, len(words.values) - LENGTH + 1)
    found = np.empty(count, dtype=np.uint32)
    for begin in range(0, count, CHUNK):
        end = min(begin + CHUNK, count)
        number = np.zeros(end - begin, dtype=np.uint64)
        for place in range(LENGTH):
            number = number * ODD + words.values[begin + place : end + place]
        found[begin:end] = mixed(number) >> np.uint64(64 - _BITS)
    return found


def _stock(phrase: Phrases, group: Indices) -> NDArray[np.bool_]:
    """Tell for each occurrence of a phrase, in some group, whether the phrase is stock."""
    groups = int(group.max(initial=0)) + 1
    pairs = np.unique(phrase.astype(np.int64) * groups + group)
    spread = np.bincount(pairs // groups, minlength=2**_BITS)
    return np.asarray(spread[phrase] >= SPREAD)
