"""Each passage to its nearest theme, with runner-up and margin, or to a reason why not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.types import Status, Tokens

CHUNK = 20_000
LEAST_STRENGTH = 0.08


@dataclass(frozen=True, slots=True)
class Places:
    """One entry a passage. Strengths are cosines cut at 0, rounded so that no last bit matters."""

    nearest: NDArray[np.int32]
    second: NDArray[np.int32]
    strength: NDArray[np.float32]
    margin: NDArray[np.float32]


def place(rows: NDArray[np.float32], centroids: NDArray[np.float32]) -> Places:
    """Return the nearest and second theme of unit rows, in chunks of 20,000 rows."""
    count = len(rows)
    places = Places(
        np.zeros(count, np.int32),
        np.zeros(count, np.int32),
        np.zeros(count, np.float32),
        np.zeros(count, np.float32),
    )
    for begin in range(0, count, CHUNK):
        part = slice(begin, min(begin + CHUNK, count))
        closeness = np.maximum(rows[part] @ centroids.T, 0).round(4)
        order = np.argsort(-closeness, axis=1, kind="stable")
        every = np.arange(len(closeness))
        places.nearest[part], places.second[part] = order[:, 0], order[:, 1]
        places.strength[part] = closeness[every, order[:, 0]]
        places.margin[part] = closeness[every, order[:, 0]] - closeness[every, order[:, 1]]
    return places


def statuses(
    tokens: Sequence[Tokens], usable: NDArray[np.intp], places: Places
) -> tuple[Status, ...]:
    """Return why each passage has a theme or none, in order."""
    known = np.zeros(len(tokens), dtype=bool)
    known[usable] = True
    return tuple(
        _status(one, bool(known[i]), float(places.strength[i])) for i, one in enumerate(tokens)
    )


def _status(tokens: Tokens, known: bool, strength: float) -> Status:
    if not tokens.lemmas:
        return "empty"
    if not known:
        return "rare"
    return "assigned" if strength >= LEAST_STRENGTH else "off_topic"
