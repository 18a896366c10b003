"""A reducer for BERTopic: repeatable for one input, quick on any number of rows."""

import numpy as np
from sklearn.decomposition import PCA

from nlp.cluster.smoothing import Matrix, unit

MOST_DIMENSIONS = 100


class Reducer:
    """Principal components of the rows, at most 100, each row brought back to unit length."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.mean: Matrix = np.zeros(0, dtype=np.float32)
        self.components: Matrix = np.zeros((0, 0), dtype=np.float32)

    def fit(self, rows: Matrix, y: object = None) -> "Reducer":  # noqa: ARG002 - scikit-learn's signature
        """Learn the mean and the components. `y` is not used; BERTopic passes it."""
        size = max(1, min(MOST_DIMENSIONS, rows.shape[1], len(rows) - 1))
        found = PCA(size, svd_solver="randomized", random_state=self._seed).fit(rows)
        self.mean = np.asarray(found.mean_, dtype=np.float32)
        self.components = np.asarray(found.components_, dtype=np.float32)
        return self

    def transform(self, rows: Matrix) -> Matrix:
        """Return unit rows, shape (rows, at most 100)."""
        return unit(np.asarray((rows - self.mean) @ self.components.T, dtype=np.float32))

    def fit_transform(self, rows: Matrix, y: object = None) -> Matrix:
        """Learn and apply."""
        return self.fit(rows, y).transform(rows)
