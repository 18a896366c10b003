"""Vectors of words from the company they keep in the corpora, for the training of natures.

Positive pointwise mutual information of words with the two words on either side, each place apart,
then a truncated singular value decomposition (Levy, Goldberg and Dagan 2015): "supprimer" lies
near "abolir", "faut" near "faudrait". No label is read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

from benchmarks.natures_data import texts_of
from nlp.nature.folding import folded_words

WORDS, LEAST = 24_000, 15
"""The commonest words are kept, if they stand so often in the corpora."""

NEIGHBOURS = 4_000
"""The commonest words count as company; all others count as one, and so does an end."""

STEPS = (-2, -1, 1, 2)
DIMENSIONS = 64
EVEN = 0.75
"""Power of the frequency of company, so that rare company counts for less."""

BLOCK = 6_000_000
SEED = 0

_BREAK = re.compile(r"[\n\r]+|(?<=[.!?;]) ")

Ranks = NDArray[np.int32]
Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Unit vectors of words, shape (words, 64), commonest first."""

    words: tuple[str, ...]
    vectors: Numbers


def word_vectors(corpora: Path, sources: Sequence[str]) -> WordVectors:
    """Return the vectors of the words of these corpora, each text read once."""
    counts: Counter[str] = Counter()
    for line in _lines(corpora, sources):
        counts.update(line)
    words = [word for word, count in counts.most_common(WORDS) if count >= LEAST]
    rank = {word: place for place, word in enumerate(words)}
    ranks = np.fromiter(
        (
            one
            for line in _lines(corpora, sources)
            for one in (*(rank.get(word, len(words)) for word in line), -1, -1)
        ),
        dtype=np.int32,
    )
    company = _weighed(_company(ranks, len(words)))
    left, strength, _ = randomized_svd(company, DIMENSIONS, n_iter=4, random_state=SEED)
    rows = left * np.sqrt(strength)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    return WordVectors(tuple(words), rows.astype(np.float32))


def _lines(corpora: Path, sources: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words of each sentence; a text that was met before is left out."""
    texts = (text for source in sources for _, text in texts_of(corpora, source))
    for text in dict.fromkeys(texts):
        yield from filter(None, map(folded_words, _BREAK.split(text)))


def _company(ranks: Ranks, words: int) -> csr_matrix:
    """Return how often each word (rows) has each company (columns: places, then words)."""
    other = np.where(ranks == -1, NEIGHBOURS, NEIGHBOURS + 1)
    near = np.where((ranks >= 0) & (ranks < NEIGHBOURS), ranks, other).astype(np.int32)
    return reduce(add, _blocks(ranks, near, words))


def _blocks(ranks: Ranks, near: Ranks, words: int) -> Iterator[csr_matrix]:
    shape = (words, len(STEPS) * (NEIGHBOURS + 2))
    reach = max(STEPS)
    for start in range(reach, len(ranks) - reach, BLOCK):
        places = np.arange(start, min(start + BLOCK, len(ranks) - reach))
        places = places[(ranks[places] >= 0) & (ranks[places] < words)]
        for order, step in enumerate(STEPS):
            columns = near[places + step] + order * (NEIGHBOURS + 2)
            ones = np.ones(len(places), dtype=np.float32)
            yield coo_matrix((ones, (ranks[places], columns)), shape=shape).tocsr()


def _weighed(company: csr_matrix) -> csr_matrix:
    """Return positive pointwise mutual information."""
    held = company.tocoo()
    often = np.asarray(company.sum(axis=1)).ravel()
    share = np.asarray(company.sum(axis=0)).ravel() ** EVEN
    share /= share.sum()
    values = np.log(held.data / (often[held.row] * share[held.col]))
    kept = values > 0
    return csr_matrix((values[kept], (held.row[kept], held.col[kept])), shape=company.shape)
