"""Themes that a sample missed, looked for among the passages that lie near none."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.cluster.clusterer import ConsensusClusterer
from nlp.cluster.draws import Effort, Owners
from nlp.cluster.joining import nearest
from nlp.cluster.smoothing import Matrix

WEAKEST = 0.05
"""The share of all passages, the least close to any theme, among which is looked."""

LEAST_SHARE = 0.002
MOST_ROWS = 4_000
EFFORT = Effort(groups=3, draws=4, rows=1_500, settled=1_500, fewest=6, most=12)
COUNTS = (4, 12)


@dataclass(frozen=True, slots=True)
class Overlooked:
    """Centroids of further themes, unit rows, with their stability."""

    centroids: Matrix
    stability: tuple[float, ...]


def look_again(
    rows: Matrix, owners: Owners, closeness: NDArray[np.float32], seed: int
) -> Overlooked:
    """Return themes among the weakest rows that hold together as well as the usual theme does.

    `rows` are all usable reduced rows, `closeness` that to their theme. Such a theme holds two in a
    thousand of all rows or more; the largest comes first.
    """
    weak = np.argsort(closeness, kind="stable")[: int(len(rows) * WEAKEST)]
    step = 1 + len(weak) // MOST_ROWS
    weak = np.sort(weak[::step])
    if len(weak) < COUNTS[1] * 3:
        return Overlooked(rows[:0], ())
    found = ConsensusClusterer(COUNTS, owners[weak], EFFORT, seed).fit(rows[weak])
    labels = nearest(rows[weak], found.centroids_)
    own = (rows[weak] * found.centroids_[labels]).sum(axis=1)
    sizes = np.bincount(labels, minlength=len(found.centroids_)) * step
    tight = [float(np.mean(own[labels == one])) for one in range(len(sizes))]
    usual, least = float(np.mean(closeness)), LEAST_SHARE * len(rows)
    kept = [one for one in np.argsort(-sizes, kind="stable") if sizes[one] >= least]
    kept = [one for one in kept if tight[one] >= usual]
    return Overlooked(found.centroids_[kept], tuple(found.stability_[one] for one in kept))
