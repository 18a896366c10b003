"""Each passage to its nearest theme, to a second one it clearly holds, or to a reason why not."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.cluster.model import Ranked, ThemeModel, rank
from nlp.grouping import Grouping
from nlp.types import Status, Tokens, Vectors

LEAST_STRENGTH = 0.08
BOTH_STRENGTH = 0.35
BOTH_SHARE = 0.9
"""A second theme counts when it is close itself and nearly as close as the first."""


def assign(model: ThemeModel, tokens: Sequence[Tokens], vectors: Vectors) -> Grouping:
    """Place passages by a fitted model; `tokens` and `vectors` are in the same order.

    The same passage always gets the same theme, whatever is placed beside it, in time linear in
    the number of passages.
    """
    ranked = rank(model, vectors)
    usable = np.any(vectors, axis=1)
    status = _statuses(tokens, usable, ranked.closeness[:, 0])
    assigned = np.array([one == "assigned" for one in status], dtype=bool)
    both = assigned & _holds_two(ranked)
    return Grouping(
        themes=len(model.centroids),
        parents=tuple(int(one) for one in model.parents),
        status=status,
        theme=_where(assigned, ranked.themes[:, 0]),
        subtheme=_where(assigned, ranked.subtheme),
        strength=ranked.closeness[:, 0],
        runner_up=_runner_up(ranked, assigned, both),
        margin=_margin(ranked, both, 0),
        stability=tuple(round(float(one), 4) for one in model.stability),
        substability=tuple(round(float(one), 4) for one in model.substability),
        also=_where(both, ranked.themes[:, min(1, ranked.themes.shape[1] - 1)]),
        also_subtheme=_where(both, ranked.second_subtheme),
        also_strength=np.where(both, _column(ranked, 1), 0).astype(np.float32),
        also_margin=np.where(both, _margin(ranked, both, 1), 0).astype(np.float32),
    )


def _statuses(
    tokens: Sequence[Tokens], usable: NDArray[np.bool_], strength: NDArray[np.float32]
) -> tuple[Status, ...]:
    near = (strength >= LEAST_STRENGTH).tolist()
    return tuple(
        "empty" if not one.lemmas else "rare" if not known else "assigned" if close else "off_topic"
        for one, known, close in zip(tokens, usable.tolist(), near, strict=True)
    )


def _holds_two(ranked: Ranked) -> NDArray[np.bool_]:
    first, second = _column(ranked, 0), _column(ranked, 1)
    found: NDArray[np.bool_] = (second >= BOTH_STRENGTH) & (second >= BOTH_SHARE * first)
    return found


def _column(ranked: Ranked, place: int) -> NDArray[np.float32]:
    """Return the closeness of the theme at that rank, 0 where there are fewer themes."""
    if place >= ranked.closeness.shape[1]:
        return np.zeros(len(ranked.closeness), dtype=np.float32)
    return ranked.closeness[:, place]


def _runner_up(
    ranked: Ranked, assigned: NDArray[np.bool_], both: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Return the nearest theme that the passage was not given."""
    last = ranked.themes.shape[1] - 1
    second = ranked.themes[:, 1] if last >= 1 else np.full(len(assigned), -1, dtype=np.int32)
    third = ranked.themes[:, 2] if last >= 2 else np.full(len(assigned), -1, dtype=np.int32)
    return _where(assigned, np.where(both, third, second))


def _margin(ranked: Ranked, both: NDArray[np.bool_], place: int) -> NDArray[np.float32]:
    left = np.where(both, _column(ranked, 2), _column(ranked, 1))
    return np.asarray(np.maximum(_column(ranked, place) - left, 0), dtype=np.float32)


def _where(known: NDArray[np.bool_], values: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.where(known, values, -1).astype(np.int32)
