"""Passages as points on a sheet: themes that are near in meaning are near there.

Themes are placed by classical scaling (Torgerson, "Multidimensional scaling: I", Psychometrika 17,
1952) and moved apart where they would hide each other. A passage lies between the themes it is
close to, and around the nearest one as its own vector differs from it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from nlp.cluster.model import ThemeModel
from nlp.grouping import Grouping
from nlp.types import Vectors

MOST = 20_000
LEAST_OF_A_THEME = 100
SIZE = 10_000
"""Places are whole numbers from 0 to here, both ways."""

SHARPNESS = 6
"""How much the nearest theme outweighs the others: closeness is raised to that power."""

SPREAD = 0.45
"""How far a theme spreads around its place, of the distance to the nearest other theme."""

_ROUNDS = 60

Places = NDArray[np.int32]
Flat = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Layout:
    """Points of some passages, by theme: their rows among all passages, themes, places.

    `centres` has the place of each theme, shape (themes, 2).
    """

    rows: NDArray[np.int64]
    theme: NDArray[np.int32]
    x: Places
    y: Places
    centres: Places


def lay_out(model: ThemeModel, grouping: Grouping, vectors: Vectors, seed: int) -> Layout:
    """Place at most 20,000 passages that have a theme; the same for any number of threads.

    Beyond that number a seeded sample is drawn that keeps a hundred passages of each theme.
    """
    rows = _sample(grouping.theme, seed)
    theme = grouping.theme[rows]
    with threadpool_limits(limits=1):
        reduced = model.reduce(vectors[rows])
        centres = apart(scaled(model.centroids.astype(np.float64)))
        flat = _between(reduced, model, centres) + _around(reduced, theme, model, centres)
    low, high = flat.min(axis=0), flat.max(axis=0)
    width = np.maximum(high - low, 1e-9)

    def onto_sheet(places: Flat) -> Places:
        placed = np.clip(np.round((places - low) / width * SIZE), 0, SIZE)
        return np.asarray(placed, dtype=np.int32)

    found = onto_sheet(flat)
    return Layout(rows, theme, found[:, 0], found[:, 1], onto_sheet(centres))


def scaled(centroids: Flat) -> Flat:
    """Return places of unit rows whose distances are near theirs, shape (rows, 2)."""
    count = len(centroids)
    squared = 2 - 2 * (centroids @ centroids.T)
    centring = np.eye(count) - 1 / count
    values, axes = np.linalg.eigh(-centring @ squared @ centring / 2)
    places = np.zeros((count, 2))
    for place in range(min(2, count)):
        axis = axes[:, -1 - place] * np.sqrt(max(values[-1 - place], 0))
        places[:, place] = axis * (np.sign(axis[np.argmax(np.abs(axis))]) or 1)
    return places


def apart(places: Flat) -> Flat:
    """Move places away from each other until all keep half the distance they would on a grid."""
    count = len(places)
    if count < 2:
        return places
    spread = np.ptp(places, axis=0).max() or 1.0
    wanted = 0.9 * spread / np.sqrt(count)
    found = places + np.linspace(0, 1e-6, 2 * count).reshape(count, 2)
    for _ in range(_ROUNDS):
        away = found[:, None] - found[None]
        distance = np.linalg.norm(away, axis=2) + np.eye(count)
        push = np.maximum(wanted - distance, 0) * (1 - np.eye(count))
        found = found + 0.5 * (away / distance[..., None] * push[..., None]).sum(axis=1)
    return np.asarray(found)


def _between(reduced: Flat, model: ThemeModel, centres: Flat) -> Flat:
    weights = np.maximum(reduced @ model.centroids.T.astype(np.float64), 1e-6) ** SHARPNESS
    return np.asarray(weights @ centres / weights.sum(axis=1, keepdims=True))


def _around(reduced: Flat, theme: NDArray[np.int32], model: ThemeModel, centres: Flat) -> Flat:
    """Return how far each passage lies from its theme along the two widest ways of the theme."""
    found = np.zeros((len(reduced), 2))
    for one in np.unique(theme):
        members = np.flatnonzero(theme == one)
        differing = reduced[members] - model.centroids[one]
        found[members] = _widest(differing) * SPREAD * _nearest(centres, int(one))
    return found


def _widest(differing: Flat) -> Flat:
    if len(differing) < 3:
        return np.zeros((len(differing), 2))
    _, _, ways = np.linalg.svd(differing - differing.mean(axis=0), full_matrices=False)
    places = differing @ ways[:2].T
    places = places * np.where(np.abs(places).max(axis=0) == places.max(axis=0), 1, -1)
    return np.asarray((places - places.mean(axis=0)) / (2 * places.std(axis=0) + 1e-9))


def _nearest(centres: Flat, one: int) -> float:
    others = np.delete(centres, one, axis=0)
    return float(np.linalg.norm(others - centres[one], axis=1).min()) if len(others) else 1.0


def _sample(theme: NDArray[np.int32], seed: int) -> NDArray[np.int64]:
    """Return rows with a theme, by theme and then in their order."""
    known = np.flatnonzero(theme >= 0)
    if len(known) > MOST:
        drawn = np.random.default_rng(seed).permutation(known)
        kept = [drawn[theme[drawn] == one][:LEAST_OF_A_THEME] for one in np.unique(theme[known])]
        first = np.concatenate(kept)
        rest = drawn[~np.isin(drawn, first)]
        known = np.sort(np.concatenate([first, rest[: MOST - len(first)]]))
    return known[np.argsort(theme[known], kind="stable")]
