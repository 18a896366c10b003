"""A clusterer for BERTopic that finds the number of themes and leaves nothing out.

Many small k-means clusters are joined by Ward's method; each cut of that tree starts a k-means on
all rows, and the cut at the elbow of the squared distances is kept. Sources: Ward, JASA 58, 1963;
Satopaa et al., "Finding a kneedle in a haystack", ICDCS workshops, 2011.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans

Matrix = NDArray[np.float32]
Labels = NDArray[np.int32]

ROWS_PER_MICRO_CLUSTER = 8
MOST_MICRO_CLUSTERS = 150


class _Cut(NamedTuple):
    labels: Labels
    centroids: Matrix
    loss: float


class ThemeClusterer:
    """Finds between `least` and `most` clusters. `labels_` has one label a row, 0 upwards."""

    def __init__(self, least: int, most: int, seed: int) -> None:
        self.least, self.most, self.seed = least, most, seed
        self.labels_: Labels = np.zeros(0, dtype=np.int32)
        self.centroids_: Matrix = np.zeros((0, 0), dtype=np.float32)

    def fit(self, rows: Matrix, y: object = None) -> "ThemeClusterer":  # noqa: ARG002 - scikit-learn\'s signature
        """Cluster unit rows, shape (rows, dimensions). `y` is not used; BERTopic passes it."""
        tree, micro = self._grow(rows)
        most = min(self.most, len(micro))
        counts = range(min(self.least, most), most + 1)
        cuts = [_refine(rows, _starts(tree, micro, count), self.seed) for count in counts]
        best = _elbow(np.array([cut.loss for cut in cuts]))
        self.labels_, self.centroids_ = cuts[best].labels, cuts[best].centroids
        return self

    def predict(self, rows: Matrix) -> Labels:
        """Return the label of the nearest centroid of each row."""
        nearest: Labels = np.argmax(rows @ self.centroids_.T, axis=1).astype(np.int32)
        return nearest

    def _grow(self, rows: Matrix) -> tuple[NDArray[np.float64], Matrix]:
        distinct = len(np.unique(rows, axis=0))
        wanted = max(self.most, len(rows) // ROWS_PER_MICRO_CLUSTER)
        count = max(1, min(wanted, MOST_MICRO_CLUSTERS, distinct))
        micro = KMeans(count, n_init=1, random_state=self.seed).fit(rows).cluster_centers_
        tree = linkage(micro, method="ward") if count > 1 else np.zeros((0, 4))
        return tree, np.asarray(micro, dtype=np.float32)


def _starts(tree: NDArray[np.float64], micro: Matrix, count: int) -> Matrix:
    if count >= len(micro):
        return micro
    part = fcluster(tree, count, criterion="maxclust")
    return np.stack([micro[part == one].mean(axis=0) for one in np.unique(part)])


def _refine(rows: Matrix, starts: Matrix, seed: int) -> _Cut:
    found = KMeans(len(starts), init=starts, n_init=1, max_iter=50, random_state=seed).fit(rows)
    centroids = found.cluster_centers_
    lengths = np.linalg.norm(centroids, axis=1, keepdims=True)
    unit = centroids / np.where(lengths == 0, 1, lengths)
    return _Cut(found.labels_.astype(np.int32), unit.astype(np.float32), float(found.inertia_))


def _elbow(losses: NDArray[np.float64]) -> int:
    """Return the index farthest below the line from the first to the last loss."""
    if len(losses) < 3:
        return len(losses) - 1
    line = np.linspace(losses[0], losses[-1], len(losses))
    return int(np.argmax(line - losses))
