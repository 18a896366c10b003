"""Many small clusterings of seeded draws: what most of them find is there.

Source: Leisch, "Bagged clustering", working paper 51, SFB Adaptive Information Systems, 1999. A
draw takes whole contributions, since the passages of one are not independent.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from nlp.cluster.kmeans import k_means
from nlp.cluster.smoothing import Matrix, smooth, unit

Owners = NDArray[np.int64]

LEAST_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How many draws, in how many groups, of at most how many rows.

    Each group sees its own four fifths of the contributions and each draw two thirds of those, so
    that groups disagree as analyses of other samples would. Every draw looks for a number of
    clusters between `fewest` and `most`. At last the themes settle among at most `settled` rows.
    `threads` share the draws, which never changes a result.
    """

    groups: int = 4
    draws: int = 30
    rows: int = 1_500
    settled: int = 8_000
    group_share: float = 0.8
    draw_share: float = 0.67
    fewest: int = 14
    most: int = 22
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Centres:
    """Centres of the clusters of all draws: unit rows, and the group of each."""

    rows: Matrix
    group: NDArray[np.int64]

    def of(self, group: int) -> "Centres":
        """Return the centres of one group."""
        own = self.group == group
        return Centres(self.rows[own], self.group[own])


@dataclass(frozen=True, slots=True)
class _Draw:
    """Places of the rows drawn, how many clusters to look for, the group, and a seed."""

    rows: NDArray[np.int64]
    count: int
    group: int
    seed: int


def draw_centres(rows: Matrix, owners: Owners, effort: Effort, seed: int) -> Centres:
    """Cluster each draw and return the centres of its clusters in the space of `rows`.

    `rows` are unit rows, shape (rows, dimensions); `owners` has one contribution a row. Clusters
    are found among smoothed rows; clusters of fewer than three rows are left out.
    """
    draws = list(_draws(owners, effort, seed))
    with ThreadPoolExecutor(effort.threads, initializer=_alone) as pool:
        return _joined(list(pool.map(lambda draw: _centres(rows[draw.rows], draw), draws)))


def _draws(owners: Owners, effort: Effort, seed: int) -> Iterator[_Draw]:
    random = np.random.default_rng(seed)
    people = np.unique(owners)
    for group in range(effort.groups):
        seen = _some(people, effort.group_share, random)
        share = min(effort.draw_share, effort.rows * len(people) / (len(owners) * len(seen)))
        for _ in range(effort.draws):
            chosen = np.flatnonzero(np.isin(owners, _some(seen, share, random)))
            count = int(random.integers(effort.fewest, effort.most + 1))
            yield _Draw(chosen, count, group, int(random.integers(2**31)))


def _some(people: Owners, share: float, random: np.random.Generator) -> Owners:
    count = max(1, round(len(people) * share))
    return random.permutation(people)[:count]


def _alone() -> None:
    # OpenMP keeps its limit by thread: without this, k-means of each would take all cores.
    threadpool_limits(limits=1, user_api="openmp")


def _centres(rows: Matrix, draw: _Draw) -> Centres:
    smoothed = smooth(rows)
    most = min(draw.count, len(rows) // LEAST_ROWS, len(np.unique(smoothed, axis=0)))
    labels, _ = k_means(smoothed, max(1, most), draw.seed)
    sizes = np.bincount(labels)
    kept = np.flatnonzero(sizes >= min(LEAST_ROWS, sizes.max()))
    centres = unit(np.stack([rows[labels == one].mean(axis=0) for one in kept]))
    return Centres(centres, np.full(len(kept), draw.group))


def _joined(parts: Sequence[Centres]) -> Centres:
    return Centres(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.group for part in parts]),
    )
