"""A fitted set of themes, with which any text can be placed without fitting again."""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.cluster.smoothing import Matrix

Places = NDArray[np.int32]
Scores = NDArray[np.float32]

_CHUNK = 20_000
_DECIMALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeModel:
    """How a vector becomes a theme. d: width of the vectors, r: of the reduced rows.

    `mean` (d) and `components` (r, d) reduce a vector; with no components it stays as it is.
    `centroids` (themes, r) and `subcentroids` (sub-themes, r) are unit rows; a row is held against
    the sub-themes of its theme after `centres` (themes, r), the mean of the theme, is taken off.
    `parents[s]` is the theme of sub-theme s; `stability` and `substability` are one score each.
    """

    mean: Matrix
    components: Matrix
    centroids: Matrix
    centres: Matrix
    subcentroids: Matrix
    parents: Places
    stability: Scores
    substability: Scores

    def reduce(self, vectors: Matrix) -> NDArray[np.float64]:
        """Return unit rows, shape (n, r); a vector of zeros gives a row of zeros.

        In double precision, so that the last bit does not depend on which rows are placed together.
        """
        rows = vectors.astype(np.float64)
        known = np.any(vectors, axis=1)
        if len(self.components):
            rows = (rows - self.mean) @ self.components.T.astype(np.float64)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        found: NDArray[np.float64] = rows / np.where(lengths == 0, 1, lengths)
        found[~known] = 0
        return found

    def subthemes_of(self, theme: int) -> NDArray[np.intp]:
        """Return the numbers of the sub-themes of one theme, in order."""
        return np.flatnonzero(self.parents == theme)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The themes of each passage, nearest first, and how close they are, in [0, 1].

    Both have shape (passages, at most 3). `subtheme` belongs to the nearest theme,
    `second_subtheme` to the next one; -1 for none.
    """

    themes: Places
    closeness: Scores
    subtheme: Places
    second_subtheme: Places


def rank(model: ThemeModel, vectors: Matrix) -> Ranked:
    """Hold each vector against the themes, 20,000 at a time; ties go to the lower number."""
    kept = min(3, len(model.centroids))
    count = len(vectors)
    found = Ranked(
        np.zeros((count, kept), np.int32),
        np.zeros((count, kept), np.float32),
        np.full(count, -1, np.int32),
        np.full(count, -1, np.int32),
    )
    for begin in range(0, count, _CHUNK):
        part = slice(begin, begin + _CHUNK)
        rows = model.reduce(vectors[part])
        closeness = np.maximum(rows @ model.centroids.T.astype(np.float64), 0).round(_DECIMALS)
        order = np.argsort(-closeness, axis=1, kind="stable")[:, :kept]
        found.themes[part] = order
        found.closeness[part] = np.take_along_axis(closeness, order, axis=1)
        found.subtheme[part] = _within(model, rows, order[:, 0])
        if kept > 1:
            found.second_subtheme[part] = _within(model, rows, order[:, 1])
    return found


def _within(
    model: ThemeModel, rows: NDArray[np.float64], theme: NDArray[np.int64]
) -> NDArray[np.int64]:
    found = np.full(len(rows), -1, dtype=np.int64)
    for one in range(len(model.centroids)):
        own, members = model.subthemes_of(one), np.flatnonzero(theme == one)
        if len(own) and len(members):
            apart = rows[members] - model.centres[one]
            closeness = (apart @ model.subcentroids[own].T.astype(np.float64)).round(_DECIMALS)
            found[members] = own[np.argmax(closeness, axis=1)]
    return found


def save_model(path: Path, model: ThemeModel) -> None:
    """Write the arrays of a model as safetensors."""
    from safetensors.numpy import save_file

    arrays = {one.name: getattr(model, one.name) for one in fields(model)}
    save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, path)


def load_model(path: Path) -> ThemeModel:
    """Read what `save_model` wrote."""
    from safetensors.numpy import load_file

    return ThemeModel(**load_file(path))
