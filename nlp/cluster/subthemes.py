"""Level 2: each theme with enough passages is split again, in the same way."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.cluster.clusterer import ThemeClusterer
from nlp.cluster.stability import stability

LEAST_PASSAGES = 30
PASSAGES_PER_SUBTHEME = 12
FEWEST, MOST = 2, 5
FITTED = 8_000


@dataclass(frozen=True, slots=True)
class Split:
    """`subtheme` has one number a row, over all themes; `parents[s]` is the theme of `s`."""

    subtheme: NDArray[np.int32]
    parents: tuple[int, ...]
    stability: tuple[float, ...]


def split_themes(
    rows: NDArray[np.float32], theme: NDArray[np.int32], usable: NDArray[np.intp], seed: int
) -> Split:
    """Split each theme into 2 to 5 sub-themes; a theme of fewer than 30 passages has none (-1)."""
    subtheme = np.full(len(rows), -1, dtype=np.int32)
    parents: list[int] = []
    scores: list[float] = []
    for one in range(int(theme.max()) + 1):
        members = usable[theme[usable] == one]
        if len(members) < LEAST_PASSAGES:
            continue
        own = _apart(rows[members])
        labels = _split(own, seed)
        scores += stability(own, labels, seed)
        subtheme[members] = labels + len(parents)
        parents += [one] * (int(labels.max()) + 1)
    return Split(subtheme, tuple(parents), tuple(scores))


def _apart(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take away what the rows share, which would drown what sets them apart."""
    own = rows - rows.mean(axis=0)
    lengths = np.linalg.norm(own, axis=1, keepdims=True)
    return np.asarray(own / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _split(rows: NDArray[np.float32], seed: int) -> NDArray[np.int32]:
    most = max(FEWEST, min(MOST, len(rows) // PASSAGES_PER_SUBTHEME))
    chosen = np.sort(np.random.default_rng(seed).permutation(len(rows))[:FITTED])
    clusterer = ThemeClusterer(FEWEST, most, seed).fit(rows[chosen])
    found = clusterer.predict(rows)
    _, dense = np.unique(found, return_inverse=True)
    return dense.astype(np.int32)
