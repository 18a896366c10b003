"""First vectors: which words stand near which, weighted and cut to few dimensions.

Sources: Levy, Goldberg and Dagan, "Improving distributional similarity with lessons learned from
word embeddings", TACL 3, 2015 (smoothed positive mutual information, singular vectors times the
square root of the values); Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence
embeddings", ICLR 2017 (weights a / (a + p)).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

from models.train.settings import TrainSettings
from models.train.texts import Texts

Matrix = NDArray[np.float32]

_CHUNK = 6_000_000
_LEAST = 1.0
_SMOOTHING = 0.75
_FADE = 0.25
_FREQUENT = 1e-4
"""A word commoner than this share of all words is left out more often, the commoner the more."""


def first_vectors(texts: Texts, size: int, settings: TrainSettings) -> Matrix:
    """Return one row a token, shape (size, dimensions), its length the weight of the token."""
    frequency = np.bincount(texts.tokens, minlength=size) / max(1, len(texts.tokens))
    counts = _counts(texts, frequency, settings)
    width = min(settings.dimensions, size - 1)
    left, values, _ = randomized_svd(
        _information(counts), width, n_iter=4, random_state=settings.seed, n_oversamples=20
    )
    vectors = left * np.sqrt(values)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    weights = settings.rarity / (settings.rarity + frequency)
    unit = vectors / np.where(lengths == 0, 1, lengths)
    return np.asarray(unit * weights[:, None], dtype=np.float32)


def _counts(texts: Texts, frequency: NDArray[np.float64], settings: TrainSettings) -> csr_matrix:
    """Count pairs of words within the window of one document, near ones more."""
    random = np.random.default_rng(settings.seed)
    ratio = _FREQUENT / np.maximum(frequency, 1e-12)
    kept = random.random(len(texts.tokens)) < (np.sqrt(ratio) + ratio)[texts.tokens]
    owner = np.repeat(texts.document, texts.ends - texts.starts)[kept]
    tokens, size = texts.tokens[kept], len(frequency)
    total = _near(tokens[:0], owner[:0], size, settings.window)
    for begin in range(0, len(tokens), _CHUNK):
        stop = begin + _CHUNK + settings.window
        total = total + _near(tokens[begin:stop], owner[begin:stop], size, settings.window)
    total = csr_matrix(total + total.T)
    total.data[total.data < _LEAST] = 0
    total.eliminate_zeros()
    return total


def _near(
    tokens: NDArray[np.int32], owner: NDArray[np.int64], size: int, window: int
) -> csr_matrix:
    rows, columns, weights = [], [], []
    for step in range(1, window + 1):
        count = max(0, min(_CHUNK, len(tokens) - step))
        same = owner[:count] == owner[step : step + count]
        rows.append(tokens[:count][same])
        columns.append(tokens[step : step + count][same])
        weights.append(np.full(len(rows[-1]), 1 / (1 + _FADE * (step - 1)), dtype=np.float32))
    places = (np.concatenate(rows), np.concatenate(columns))
    return csr_matrix(coo_matrix((np.concatenate(weights), places), shape=(size, size)))


def _information(counts: csr_matrix) -> csr_matrix:
    """Return positive pointwise mutual information, the second word's frequency smoothed."""
    table = counts.tocoo()
    single = np.asarray(counts.sum(axis=1), dtype=np.float64).ravel()
    smooth = single**_SMOOTHING
    expected = single[table.row] * (smooth / max(smooth.sum(), 1e-12))[table.col]
    gain = np.maximum(np.log(table.data / np.maximum(expected, 1e-12)), 0).astype(np.float32)
    found = csr_matrix((gain, (table.row, table.col)), shape=counts.shape)
    found.eliminate_zeros()
    return found
