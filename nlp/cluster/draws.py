"""Many small clusterings of seeded draws: what most of them find is there.

Source: Leisch, "Bagged clustering", working paper 51, SFB Adaptive Information Systems, 1999. A
draw takes whole contributions, since the passages of one are not independent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.cluster.kmeans import k_means
from nlp.cluster.smoothing import Matrix, smooth, unit

Owners = NDArray[np.int64]

LEAST_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How many draws, in how many groups, of at most how many rows.

    Each group sees its own four fifths of the contributions and each draw two thirds of those, so
    that groups disagree as analyses of other samples would. Every draw looks for a number of
    clusters between `fewest` and `most`.
    """

    groups: int = 4
    draws: int = 12
    rows: int = 3_000
    group_share: float = 0.8
    draw_share: float = 0.67
    fewest: int = 14
    most: int = 22


@dataclass(frozen=True, slots=True)
class Centres:
    """Centres of the clusters of all draws: unit rows, the group of each, its share of the draw."""

    rows: Matrix
    group: NDArray[np.int64]
    share: NDArray[np.float64]

    def of(self, group: int) -> "Centres":
        """Return the centres of one group."""
        own = self.group == group
        return Centres(self.rows[own], self.group[own], self.share[own])


def draw_centres(rows: Matrix, owners: Owners, effort: Effort, seed: int) -> Centres:
    """Cluster each draw and return the centres of its clusters in the space of `rows`.

    `rows` are unit rows, shape (rows, dimensions); `owners` has one contribution a row. Clusters
    are found among smoothed rows; clusters of fewer than three rows are left out.
    """
    random = np.random.default_rng(seed)
    people = np.unique(owners)
    found: list[Centres] = []
    for group in range(effort.groups):
        seen = _some(people, effort.group_share, random)
        share = min(effort.draw_share, effort.rows * len(people) / (len(rows) * len(seen)))
        for _ in range(effort.draws):
            chosen = np.flatnonzero(np.isin(owners, _some(seen, share, random)))
            count = int(random.integers(effort.fewest, effort.most + 1))
            found.append(_centres(rows[chosen], count, group, int(random.integers(2**31))))
    return _joined(found)


def _some(people: Owners, share: float, random: np.random.Generator) -> Owners:
    count = max(1, round(len(people) * share))
    return random.permutation(people)[:count]


def _centres(rows: Matrix, count: int, group: int, seed: int) -> Centres:
    smoothed = smooth(rows)
    count = max(1, min(count, len(rows) // LEAST_ROWS, len(np.unique(smoothed, axis=0))))
    labels, _ = k_means(smoothed, count, seed)
    sizes = np.bincount(labels, minlength=count)
    kept = np.flatnonzero(sizes >= min(LEAST_ROWS, sizes.max()))
    centres = unit(np.stack([rows[labels == one].mean(axis=0) for one in kept]))
    return Centres(centres, np.full(len(kept), group), sizes[kept] / len(rows))


def _joined(parts: Sequence[Centres]) -> Centres:
    return Centres(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.group for part in parts]),
        np.concatenate([part.share for part in parts]),
    )
