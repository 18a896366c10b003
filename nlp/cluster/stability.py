"""How well each theme is found again when a fifth of the passages is left out.

Source: Hennig, "Cluster-wise assessment of cluster stability", CSDA 52, 2007 (mean best Jaccard).
"""

import numpy as np
from numpy.typing import NDArray

from nlp.cluster.clusterer import ThemeClusterer

RUNS = 4
MOST_ROWS = 5_000
KEPT = 0.8


def stability(rows: NDArray[np.float32], labels: NDArray[np.int32], seed: int) -> list[float]:
    """Return one score in [0, 1] a theme, in the order of labels 0, 1, …

    `rows` has shape (passages, dimensions), `labels` one theme a row, from 0 without gaps.
    """
    themes = int(labels.max()) + 1
    random = np.random.default_rng(seed)
    chosen = np.sort(random.permutation(len(rows))[:MOST_ROWS])
    rows, labels = rows[chosen], labels[chosen]
    scores = np.zeros((RUNS, themes))
    for run in range(RUNS):
        kept = np.sort(random.permutation(len(rows))[: max(themes, int(len(rows) * KEPT))])
        found = ThemeClusterer(themes, themes, seed + run + 1).fit(rows[kept])
        scores[run] = _best_jaccard(labels[kept], found.labels_, themes)
    return [round(float(score), 4) for score in scores.mean(axis=0)]


def _best_jaccard(
    ours: NDArray[np.int32], theirs: NDArray[np.int32], themes: int
) -> NDArray[np.float64]:
    table = np.zeros((themes, int(theirs.max()) + 1))
    np.add.at(table, (ours, theirs), 1)
    union = table.sum(axis=1, keepdims=True) + table.sum(axis=0, keepdims=True) - table
    shared: NDArray[np.float64] = (table / np.maximum(union, 1)).max(axis=1)
    return shared
