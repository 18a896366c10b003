"""Vectors to themes and sub-themes; every passage gets a theme or a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from nlp.cluster.assign import Places, place, statuses
from nlp.cluster.bertopic_adapter import fit_bertopic
from nlp.cluster.reducer import Reducer
from nlp.cluster.stability import stability
from nlp.cluster.steady import SteadyClusterer
from nlp.cluster.subthemes import Split, split_themes
from nlp.settings import ClusterSettings, Settings
from nlp.types import Grouping, Status, Tokens, Vectors

PASSAGES_PER_THEME = 7


def cluster(tokens: Sequence[Tokens], vectors: Vectors, settings: Settings) -> Grouping:
    """Group passages into themes and sub-themes.

    `tokens` and `vectors` have one entry a passage, in the same order. Fitted on at most
    `settings.cluster.sample` passages, then every passage goes to its nearest theme. Numerics run
    on one thread, so that the result does not depend on the number of threads. Below
    `settings.cluster.least_passages` usable passages there are no themes.
    """
    usable = np.flatnonzero(np.linalg.norm(vectors, axis=1) > 0)
    if len(usable) < settings.cluster.least_passages:
        return _no_themes(tokens, set(usable.tolist()))
    with threadpool_limits(limits=1):
        found = _find(tokens, vectors, usable, settings)
    status = statuses(tokens, usable, found.places)
    assigned = np.array([one == "assigned" for one in status])
    return Grouping(
        themes=len(found.stability),
        parents=found.split.parents,
        status=status,
        theme=np.where(assigned, found.places.nearest, -1),
        subtheme=np.where(assigned, found.split.subtheme, -1),
        strength=found.places.strength,
        runner_up=np.where(assigned, found.places.second, -1),
        margin=found.places.margin,
        stability=found.stability,
        substability=found.split.stability,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    places: Places
    split: Split
    stability: tuple[float, ...]


def _find(
    tokens: Sequence[Tokens], vectors: Vectors, usable: NDArray[np.intp], settings: Settings
) -> _Found:
    fitted = _sample(usable, settings)
    reducer = Reducer(settings.seed)
    texts = ["\t".join(tokens[i].lemmas) for i in fitted]
    clusterer = SteadyClusterer(*_range(len(fitted), settings.cluster), settings.seed)
    labels = fit_bertopic(texts, vectors[fitted], reducer, clusterer)
    rows = reducer.transform(vectors)
    places = place(rows, _centroids(rows[fitted], labels))
    split = split_themes(rows, places.nearest, usable, settings.seed)
    scores = stability(rows[fitted], labels, settings.seed)
    return _Found(places, split, tuple(scores))


def _sample(usable: NDArray[np.intp], settings: Settings) -> NDArray[np.intp]:
    if len(usable) <= settings.cluster.sample:
        return usable
    random = np.random.default_rng(settings.seed)
    return np.sort(random.choice(usable, settings.cluster.sample, replace=False))


def _range(passages: int, settings: ClusterSettings) -> tuple[int, int]:
    """Return the least and most themes that so many passages allow."""
    most = min(settings.most_themes, max(2, passages // PASSAGES_PER_THEME))
    return min(settings.least_themes, max(2, most // 2)), most


def _centroids(rows: NDArray[np.float32], labels: NDArray[np.int32]) -> NDArray[np.float32]:
    sums = np.stack([rows[labels == one].sum(axis=0) for one in range(int(labels.max()) + 1)])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _no_themes(tokens: Sequence[Tokens], usable: set[int]) -> Grouping:
    status: tuple[Status, ...] = tuple(
        "too_few" if i in usable else "rare" if one.lemmas else "empty"
        for i, one in enumerate(tokens)
    )
    none = np.full(len(tokens), -1, dtype=np.int32)
    zero = np.zeros(len(tokens), dtype=np.float32)
    return Grouping(
        themes=0,
        parents=(),
        status=status,
        theme=none,
        subtheme=none,
        strength=zero,
        runner_up=none,
        margin=zero,
    )
