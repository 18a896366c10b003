"""k-means that takes what it gets: copies may leave fewer clusters than asked for."""

import warnings

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

from nlp.cluster.smoothing import Matrix


def k_means(rows: Matrix, starts: int | Matrix, seed: int = 0) -> tuple[NDArray[np.int32], Matrix]:
    """Return the label of each row and the centres; `starts` is a number, or the first centres.

    Where rows are equal, some clusters may stay empty: that is no fault of the caller, so
    scikit-learn's warning about it is not passed on.
    """
    drawn = isinstance(starts, int)
    count = starts if isinstance(starts, int) else len(starts)
    init = "k-means++" if drawn else starts
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = KMeans(count, init=init, n_init=1, random_state=seed).fit(rows)
    return found.labels_, np.asarray(found.cluster_centers_, dtype=np.float32)
