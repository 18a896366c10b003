"""The nature of passages by two readers: a table with a row a sign, and windows of words.

The two know different things, and both together are right more often than either.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax, softmax

from nlp.nature.features import BITS, Signs, signs
from nlp.nature.windows import window_scores
from nlp.protocols import NatureWeights
from nlp.types import Vectors

CHUNK = 20_000
"""Passages read at once: their signs take some hundred bytes each."""

Scores = NDArray[np.float64]


def probabilities(texts: Sequence[str], vectors: Vectors, weights: NatureWeights) -> Scores:
    """Return how probable each nature is, shape (texts, natures), rows summing to 1.

    `vectors` has one unit row a text, of the encoder that the weights were trained with. A text
    has the same row in any company. The order of natures is that of the weights.

    Raises:
        ValueError: the weights are not of these signs or of this encoder.
    """
    _check(vectors, weights)
    parts = list(_parts(texts, vectors, weights))
    return np.concatenate(parts) if parts else np.zeros((0, len(weights.bias)))


def _check(vectors: Vectors, weights: NatureWeights) -> None:
    signs_found, width = len(weights.table), len(weights.projection)
    if signs_found != 1 << BITS:
        raise ValueError(f"weights of {signs_found} signs, expected {1 << BITS}")
    if len(vectors) and vectors.shape[1] != width:
        raise ValueError(f"vectors of {vectors.shape[1]} dimensions, expected {width}")


def _parts(texts: Sequence[str], vectors: Vectors, weights: NatureWeights) -> Iterator[Scores]:
    for start in range(0, len(texts), CHUNK):
        part = slice(start, start + CHUNK)
        told = _sums(signs(texts[part]), weights) * weights.scale + weights.bias
        meant = vectors[part].astype(np.float64) @ weights.projection
        read = window_scores(texts[part], weights.windows)
        both = log_softmax(told + meant, axis=1) + log_softmax(read, axis=1)
        # Rounded, as the last bits of a product depend on how many rows are multiplied together.
        yield softmax(both.round(6) / 2, axis=1)


def _sums(found: Signs, weights: NatureWeights) -> Scores:
    """Return the weights of each passage added up, over the root of the number of its signs."""
    many = found.passages
    count = np.maximum(np.bincount(found.owners, minlength=many), 1)
    rows = weights.table[found.places]
    # Whole numbers add up exactly, so that their order cannot change the last bit.
    sums = [
        np.bincount(found.owners, weights=rows[:, nature], minlength=many)
        for nature in range(rows.shape[1])
    ]
    return np.column_stack(sums) / np.sqrt(count)[:, None]
