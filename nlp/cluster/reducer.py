"""A reducer for BERTopic: repeatable for one input, quick on any number of rows."""

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.preprocessing import normalize

Matrix = NDArray[np.float32]

MOST_DIMENSIONS = 30


class Reducer:
    """Principal components of the rows, at most 30, each row brought back to unit length."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._pca: PCA | None = None

    def fit(self, rows: Matrix, y: object = None) -> "Reducer":  # noqa: ARG002 - scikit-learn\'s signature
        """Learn the components, unless the rows are already small. `y` is not used."""
        size = min(MOST_DIMENSIONS, len(rows) - 1)
        if rows.shape[1] > size:
            self._pca = PCA(size, svd_solver="randomized", random_state=self._seed).fit(rows)
        return self

    def transform(self, rows: Matrix) -> Matrix:
        """Return unit rows, shape (rows, at most 30)."""
        reduced = rows if self._pca is None else self._pca.transform(rows)
        return np.asarray(normalize(reduced), dtype=np.float32)

    def fit_transform(self, rows: Matrix, y: object = None) -> Matrix:
        """Learn and apply."""
        return self.fit(rows, y).transform(rows)
