"""Centres of many draws joined to themes, and the number of themes on which draws agree.

Sources: Ward, "Hierarchical grouping to optimize an objective function", JASA 58, 1963; Hubert and
Arabie, "Comparing partitions", Journal of Classification 2, 1985; for agreement as the criterion
of the number: Ben-Hur, Elisseeff and Guyon, "A stability based method for discovering structure in
clustered data", Pacific Symposium on Biocomputing, 2002.
"""

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.metrics import adjusted_rand_score

from nlp.cluster.draws import Centres
from nlp.cluster.kmeans import k_means
from nlp.cluster.smoothing import Matrix, unit

Labels = NDArray[np.int32]

USUAL = 13
PREFERENCE = 3.0
"""What a number far from the usual one must gain in agreement to be taken: 3 for each squared
unit of the logarithm of their ratio, 0.06 for 15 themes. Agreement alone is nearly flat, so that
without it the number would be decided by the draw."""


def nearest(rows: Matrix, centroids: Matrix) -> Labels:
    """Return the nearest centroid of each row; of equals, the first."""
    closeness = (rows @ centroids.T).round(4)
    return np.asarray(np.argmax(closeness, axis=1), dtype=np.int32)


def cuts(centres: Centres, counts: Sequence[int]) -> dict[int, Matrix]:
    """Return, for each number of themes, their centroids as unit rows.

    Each cut of Ward's tree over the centres starts a k-means over them.
    """
    if len(centres.rows) < 2:
        return dict.fromkeys(counts, centres.rows)
    tree = linkage(centres.rows, method="ward")
    return {count: _cut(centres, tree, count) for count in counts}


def _cut(centres: Centres, tree: NDArray[np.float64], count: int) -> Matrix:
    part = fcluster(tree, count, criterion="maxclust")
    starts = np.stack([centres.rows[part == one].mean(axis=0) for one in np.unique(part)])
    _, found = k_means(centres.rows, starts)
    return unit(found)


def agreements(rows: Matrix, by_group: Sequence[dict[int, Matrix]]) -> dict[int, float]:
    """Return how well the groups agree on `rows`, for each number of themes.

    The mean adjusted Rand index over all pairs of groups, each row at its nearest centroid.
    """
    found: dict[int, float] = {}
    for count in by_group[0]:
        labels = [nearest(rows, cut[count]) for cut in by_group]
        pairs = [adjusted_rand_score(one, other) for one, other in combinations(labels, 2)]
        found[count] = round(float(np.mean(pairs)), 4) if pairs else 1.0
    return found


def usual_number(rows: int) -> int:
    """Return the number of themes to expect in so many rows: fewer in a very small corpus."""
    return min(USUAL, max(2, round(math.sqrt(rows) / 2)))


def choose(agreement: dict[int, float], usual: int = USUAL) -> int:
    """Return the number of themes on which the groups agree best, the smaller one of equals.

    Agreement is averaged with that of the next numbers and weighed against the distance from the
    usual number, so that chance does not move the number far.
    """
    numbers = sorted(agreement)
    values = np.array([agreement[number] for number in numbers])
    padded = np.pad(values, 1, mode="edge")
    smooth = (padded[:-2] + padded[1:-1] + padded[2:]) / 3
    middle = min(max(usual, numbers[0]), numbers[-1])
    far = PREFERENCE * np.log(np.array(numbers) / middle) ** 2
    return numbers[int(np.argmax((smooth - far).round(4)))]


def found_again(rows: Matrix, themes: Matrix, by_group: Sequence[Matrix]) -> list[float]:
    """Return for each theme how well the groups find it again: their mean best Jaccard index.

    Source: Hennig, "Cluster-wise assessment of cluster stability", CSDA 52, 2007.
    """
    own = nearest(rows, themes)
    scores = [_best_jaccard(own, nearest(rows, other), len(themes)) for other in by_group]
    return [round(float(one), 4) for one in np.mean(scores, axis=0)]


def _best_jaccard(own: Labels, other: Labels, themes: int) -> NDArray[np.float64]:
    table = np.zeros((themes, int(other.max(initial=0)) + 1))
    np.add.at(table, (own, other), 1)
    union = table.sum(axis=1, keepdims=True) + table.sum(axis=0, keepdims=True) - table
    best: NDArray[np.float64] = (table / np.maximum(union, 1)).max(axis=1)
    return best
