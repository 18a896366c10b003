"""Of several starts, the clustering that is best found again: no single draw decides."""

import numpy as np

from nlp.cluster.clusterer import Labels, Matrix, ThemeClusterer
from nlp.cluster.stability import stability

STARTS = 3


class SteadyClusterer:
    """A clusterer for BERTopic: tries three seeds, keeps the one of highest mean stability."""

    def __init__(self, least: int, most: int, seed: int) -> None:
        self.least, self.most, self.seed = least, most, seed
        self.labels_: Labels = np.zeros(0, dtype=np.int32)

    def fit(self, rows: Matrix, y: object = None) -> "SteadyClusterer":  # noqa: ARG002 - scikit-learn's signature
        """Cluster unit rows, shape (rows, dimensions); of equal starts the first is kept."""
        best = -1.0
        for start in range(self.seed, self.seed + STARTS):
            labels = ThemeClusterer(self.least, self.most, start).fit(rows).labels_
            score = float(np.mean(stability(rows, labels, self.seed)))
            if score > best:
                best, self.labels_ = score, labels
        return self
