"""Level 2: each theme with enough passages is split again, in the same way."""

from dataclasses import dataclass, replace

import numpy as np

from nlp.cluster.clusterer import ConsensusClusterer
from nlp.cluster.draws import Effort, Owners
from nlp.cluster.joining import Labels, nearest
from nlp.cluster.smoothing import Matrix, unit

LEAST_PASSAGES = 30
PASSAGES_PER_SUBTHEME = 12
FEWEST, MOST = 2, 5
FITTED = 4_000
EFFORT = Effort(groups=3, draws=4, rows=800, settled=1_000, fewest=3, most=7)


@dataclass(frozen=True, slots=True)
class Split:
    """Sub-themes numbered over all themes; `parents[s]` is the theme of `s`.

    `centroids` are unit rows, shape (sub-themes, r), held against rows less the mean of the theme;
    these means are `centres`, shape (themes, r).
    """

    centroids: Matrix
    centres: Matrix
    parents: tuple[int, ...]
    stability: tuple[float, ...]


def split_themes(
    rows: Matrix, owners: Owners, themes: Matrix, seed: int, threads: int = 1
) -> Split:
    """Split each theme into 2 to 5 sub-themes; a theme of fewer than 30 passages has none.

    `rows` are reduced unit rows, `themes` the centroids of the themes. A theme that the sample
    missed may hold no row: its centroid then stands for its mean.
    """
    effort = replace(EFFORT, threads=threads)
    theme = nearest(rows, themes)
    centres = _means(rows, theme, themes)
    centroids: list[Matrix] = [rows[:0]]
    parents: list[int] = []
    scores: list[float] = []
    for one in range(len(themes)):
        members = np.flatnonzero(theme == one)
        if len(members) < LEAST_PASSAGES:
            continue
        members = members[:: 1 + len(members) // FITTED]
        most = max(FEWEST, min(MOST, len(members) // PASSAGES_PER_SUBTHEME))
        apart = unit(rows[members] - centres[one])
        found = ConsensusClusterer((FEWEST, most), owners[members], effort, seed).fit(apart)
        centroids.append(found.centroids_)
        parents += [one] * len(found.centroids_)
        scores += found.stability_
    return Split(np.concatenate(centroids), centres, tuple(parents), tuple(scores))


def _means(rows: Matrix, theme: Labels, themes: Matrix) -> Matrix:
    means = [
        rows[theme == i].mean(axis=0) if (theme == i).any() else one for i, one in enumerate(themes)
    ]
    return np.asarray(np.stack(means), dtype=np.float32)
