"""Centroids brought to rest: draws say where the themes are, passages where their borders run.

Source: Lloyd, "Least squares quantization in PCM", IEEE Trans. Information Theory 28, 1982.
"""

import numpy as np

from nlp.cluster.draws import Effort
from nlp.cluster.joining import Labels, nearest
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
    starts = _means(smoothed, nearest(rows, centroids), centroids)
    labels, _ = k_means(smoothed, starts)
    return _means(rows, labels, centroids)


def _means(rows: Matrix, labels: Labels, otherwise: Matrix) -> Matrix:
    held = set(labels.tolist())
    means = [
        rows[labels == one].mean(axis=0) if one in held else row
        for one, row in enumerate(otherwise)
    ]
    return unit(np.stack(means))
