"""The nature of passages by windows of some words: a small convolutional network (Kim 2014).

Sums over words are of whole numbers: a passage gets the same in any company but for the last bits
of the hidden layer, which `nlp/nature/model.py` rounds away. Only its first words are read.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from nlp.nature.folding import folded_words
from nlp.nature.kinds import kind
from nlp.protocols import WindowWeights

WORDS = 100
"""So many words of a passage are read."""

EDGE = 0
"""The row of what stands before and after a passage."""

MEAN = 0.3
"""How much a sum over the windows counts, over the root of their number."""

CHUNK = 500
"""Passages read at once: their windows, some ten kilobytes each, stay near the processor."""

Places = NDArray[np.int64]
Scores = NDArray[np.float64]


def window_scores(texts: Sequence[str], weights: WindowWeights) -> Scores:
    """Return a score of each nature, shape (texts, natures), before any softmax."""
    parts = [_read(texts[start : start + CHUNK], weights) for start in range(0, len(texts), CHUNK)]
    return np.concatenate(parts) if parts else np.zeros((0, len(weights.out_bias)))


def _read(texts: Sequence[str], weights: WindowWeights) -> Scores:
    cut = [folded_words(text)[:WORDS] or [""] for text in texts]
    sizes = np.fromiter(map(len, cut), dtype=np.int64, count=len(cut))
    at = {word: rank for rank, word in enumerate(dict.fromkeys(chain.from_iterable(cut)), 1)}
    place = np.array([at[word] for words in cut for word in words], dtype=np.int64)
    rows = np.array([EDGE, *(row_of(word, weights) for word in at)])
    pooled = np.hstack(list(_pooled(rows, place, sizes, weights)))
    hidden = np.maximum(pooled @ weights.hidden + weights.hidden_bias, 0)
    return np.asarray(hidden @ weights.out + weights.out_bias)


def row_of(word: str, weights: WindowWeights) -> int:
    """Return the row of a folded word: its own, else that of its kind; "" is nothing at all."""
    if not word:
        return EDGE
    known = weights.words.get(word)
    return weights.kinds.get(kind(word), weights.kinds[""]) if known is None else known


def _pooled(rows: Places, place: Places, sizes: Places, weights: WindowWeights) -> Iterator[Scores]:
    """Yield, for each filter, the greatest value over the windows of a passage, and their sum."""
    widest = max(len(one) for one in weights.filters)
    flat, first = _flat(place, sizes, widest)
    vectors = weights.rows[rows].astype(np.float32)
    # From each passage's first window to its last, then what lies between two passages.
    cuts = np.column_stack([first, first + sizes + 1]).ravel()
    windows = len(flat) - widest + 1
    for one, offset, scale in zip(weights.filters, weights.offsets, weights.scales, strict=True):
        total = np.zeros((windows, one.shape[2]), dtype=np.float32)
        for step, part in enumerate(one.astype(np.float32)):
            total += (vectors @ part)[flat[step : step + windows]]
        total += offset
        np.maximum(total, 0, out=total)
        yield np.maximum.reduceat(total, cuts)[::2].astype(np.float64) * scale
        sums = np.add.reduceat(total, cuts)[::2].astype(np.float64)
        yield sums * scale * (MEAN / np.sqrt(sizes + 1.0))[:, None]


def _flat(place: Places, sizes: Places, widest: int) -> tuple[Places, Places]:
    """Return all passages in one line, edges between them, and where each begins.

    One edge stands before a passage, `widest` - 1 and one more after it.
    """
    span = sizes + widest + 1
    first = np.cumsum(span) - span
    flat = np.zeros(int(span.sum()) + widest, dtype=np.int64)
    inside = np.arange(len(place)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    flat[np.repeat(first + 1, sizes) + inside] = place
    return flat, first
