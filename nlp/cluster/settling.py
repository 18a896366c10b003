"""Centroids brought to rest: draws say where the themes are, passages where their borders run.

Source: Lloyd, "Least squares quantization in PCM", IEEE Trans. Information Theory 28, 1982.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.cluster.draws import Effort
from nlp.cluster.joining import nearest
from nlp.cluster.kmeans import k_means
from nlp.cluster.smoothing import Matrix, smooth, unit


def settle(rows: Matrix, centroids: Matrix, effort: Effort) -> Matrix:
    """Return centroids, unit rows in the same order, at which a k-means over `rows` rests.

    It starts from `centroids` and runs among rows smoothed twice, since borders are sharper there;
    a centroid is then the mean of its rows before smoothing. Of more rows than the effort allows,
    every n-th is taken; a centroid without any stays where it is.
    """
    rows = rows[:: 1 + (len(rows) - 1) // effort.settled]
    smoothed = smooth(smooth(rows, effort.threads), effort.threads)
    held, labels = np.unique(nearest(rows, centroids), return_inverse=True)
    at_rest, _ = k_means(smoothed, _means(smoothed, labels, len(held)))
    settled = centroids.copy()
    settled[held[np.unique(at_rest)]] = _means(rows, at_rest, len(held))
    return settled


def _means(rows: Matrix, labels: NDArray[Any], count: int) -> Matrix:
    """Return the mean of the rows of each label that occurs, brought to length 1."""
    means = [rows[labels == one].mean(axis=0) for one in range(count) if (labels == one).any()]
    return unit(np.stack(means))
