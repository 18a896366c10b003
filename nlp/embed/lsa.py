"""Latent semantic analysis: vectors from the corpus itself, without any model.

Source: Deerwester et al., "Indexing by latent semantic analysis", JASIS 41(6), 1990.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

FIT_SAMPLE = 60_000
MIN_DOCUMENTS = 2


def split_lemmas(text: str) -> list[str]:
    """Return the lemmas of a text made by joining them with tabs (terms may hold spaces)."""
    return text.split("\t") if text else []


@dataclass(frozen=True, slots=True, kw_only=True)
class LsaParts:
    """What was learnt: lemmas in the order of columns, `idf` (words), `components` (d, words)."""

    lemmas: tuple[str, ...]
    idf: NDArray[np.float32]
    components: NDArray[np.float32]


class LsaEncoder:
    """TF-IDF on lemmas, then a truncated SVD. Fit once, then encode any number of texts."""

    name = "lsa"

    def __init__(self, dimensions: int, seed: int) -> None:
        self._dimensions, self._seed = dimensions, seed
        self._tfidf = TfidfVectorizer(
            analyzer=split_lemmas, min_df=MIN_DOCUMENTS, sublinear_tf=True, dtype=np.float32
        )
        self._components: NDArray[np.float32] | None = None

    def fit(self, texts: Sequence[str]) -> "LsaEncoder":
        """Learn from tab-joined lemmas; beyond 60,000 texts the SVD is fitted on a seeded sample.

        A corpus in which no word occurs twice yields an encoder of zero vectors.
        """
        try:
            weights = self._tfidf.fit_transform(texts)
        except ValueError:
            return self
        if len(texts) > FIT_SAMPLE:
            chosen = np.random.default_rng(self._seed).choice(len(texts), FIT_SAMPLE, replace=False)
            weights = weights[np.sort(chosen)]
        size = min(self._dimensions, *weights.shape)
        with np.errstate(
            divide="ignore", invalid="ignore"
        ):  # rows that are all equal explain 0 / 0
            svd = TruncatedSVD(size, n_iter=4, random_state=self._seed).fit(weights)
        self._components = np.ascontiguousarray(svd.components_, dtype=np.float32)
        return self

    @property
    def parts(self) -> LsaParts | None:
        """What was learnt, None before and where no word occurs twice."""
        if self._components is None:
            return None
        known = self._tfidf.vocabulary_
        return LsaParts(
            lemmas=tuple(sorted(known, key=known.__getitem__)),
            idf=np.ascontiguousarray(self._tfidf.idf_, dtype=np.float32),
            components=self._components,
        )

    @classmethod
    def of_parts(cls, parts: LsaParts) -> "LsaEncoder":
        """Return an encoder that gives the same rows as the one the parts were taken from."""
        lsa = cls(len(parts.components), seed=0)
        lsa._tfidf.set_params(vocabulary={word: i for i, word in enumerate(parts.lemmas)})
        lsa._tfidf.idf_ = parts.idf
        lsa._components = parts.components
        return lsa

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows; a text without a known word is a row of zeros."""
        if self._components is None:
            return np.zeros((len(texts), 1), dtype=np.float32)
        reduced = self._tfidf.transform(texts) @ self._components.T
        return np.asarray(normalize(reduced), dtype=np.float32)

    def word_rows(self, lemmas: Sequence[str]) -> NDArray[np.float32]:
        """Return what each lemma adds to the row of a text up to its length; zeros if unknown."""
        if self._components is None:
            return np.zeros((len(lemmas), 1), dtype=np.float32)
        parts = np.asarray(self._components.T * self._tfidf.idf_[:, None], dtype=np.float32)
        known = self._tfidf.vocabulary_
        rows = np.zeros((len(lemmas), parts.shape[1]), dtype=np.float32)
        places = [(row, known[lemma]) for row, lemma in enumerate(lemmas) if lemma in known]
        for row, column in places:
            rows[row] = parts[column]
        return rows
