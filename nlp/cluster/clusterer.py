"""A clusterer for BERTopic: a consensus over draws, with the number of themes it agrees on."""

import numpy as np

from nlp.cluster.draws import Effort, Owners, draw_centres
from nlp.cluster.joining import (
    Labels,
    agreements,
    choose,
    cuts,
    found_again,
    nearest,
    usual_number,
)
from nlp.cluster.settling import settle
from nlp.cluster.smoothing import Matrix

JUDGED = 4_000
"""Rows on which groups of draws are compared."""


class ConsensusClusterer:
    """Finds between `least` and `most` themes in unit rows.

    After `fit`: `labels_`, one theme a row, 0 upwards; `centroids_`, unit rows, shape (themes,
    dimensions); `stability_`, one score in [0, 1] a theme; `agreement_`, by number of themes.
    """

    def __init__(self, counts: tuple[int, int], owners: Owners, effort: Effort, seed: int) -> None:
        self.least, self.most = counts
        self.owners, self.effort, self.seed = owners, effort, seed
        self.labels_: Labels = np.zeros(0, dtype=np.int32)
        self.centroids_: Matrix = np.zeros((0, 0), dtype=np.float32)
        self.stability_: tuple[float, ...] = ()
        self.agreement_: dict[int, float] = {}

    def fit(self, rows: Matrix, y: object = None) -> "ConsensusClusterer":  # noqa: ARG002 - scikit-learn's signature
        """Cluster unit rows, shape (rows, dimensions), one row an entry of `owners`."""
        rows = np.asarray(rows, dtype=np.float32)
        centres = draw_centres(rows, self.owners, self.effort, self.seed)
        groups = [centres.of(group) for group in range(self.effort.groups)]
        most = min(self.most, *(len(group.rows) for group in groups))
        counts = range(min(self.least, most), most + 1)
        by_group = [cuts(group, counts) for group in groups]
        judged = rows[:: 1 + len(rows) // JUDGED]
        self.agreement_ = agreements(judged, by_group)
        chosen = choose(self.agreement_, usual_number(len(rows)))
        joined = _held(rows, cuts(centres, [chosen])[chosen])
        self.centroids_ = _held(rows, settle(rows, joined, self.effort))
        self.labels_ = nearest(rows, self.centroids_)
        again = [cut[chosen] for cut in by_group]
        self.stability_ = tuple(found_again(judged, self.centroids_, again))
        return self


def _held(rows: Matrix, centroids: Matrix) -> Matrix:
    """Leave out centroids that are nearest to no row, so that labels have no gap."""
    return centroids[np.unique(nearest(rows, centroids))]
