"""Vectors to themes and sub-themes; every passage gets a theme or a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from nlp.cluster.assign import assign
from nlp.cluster.bertopic_adapter import fit_bertopic
from nlp.cluster.clusterer import ConsensusClusterer
from nlp.cluster.draws import Effort, Owners
from nlp.cluster.model import ThemeModel
from nlp.cluster.overlooked import look_again
from nlp.cluster.reducer import Reducer
from nlp.cluster.sample import Rows, draw_sample
from nlp.cluster.smoothing import Matrix
from nlp.cluster.subthemes import split_themes
from nlp.grouping import Grouping
from nlp.settings import ClusterSettings, Settings
from nlp.types import Status, Tokens, Vectors

PASSAGES_PER_THEME = 12
EFFORT = Effort()
CHUNK = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One entry a passage, all in the order of contributions.

    `owners` numbers the contributions, `places` the territories.
    """

    tokens: Sequence[Tokens]
    vectors: Vectors
    owners: Owners
    places: NDArray[np.int64]


def numbered(names: Sequence[str]) -> NDArray[np.int64]:
    """Number the names in the order of the alphabet, one number an entry."""
    _, found = np.unique(np.array(names, dtype=object).astype(str), return_inverse=True)
    return np.asarray(found, dtype=np.int64)


def cluster(material: Material, settings: Settings) -> tuple[Grouping, ThemeModel | None]:
    """Group passages into themes and sub-themes; return the model that placed them, too.

    Fitted on at most `settings.cluster.sample` passages, then every passage is placed by the model
    as any other text would be. Each sum runs on one thread, so that the result does not depend on
    the number of threads. Below `settings.cluster.least_passages` usable passages there are no
    themes and no model.
    """
    usable = np.flatnonzero(np.any(material.vectors, axis=1))
    if len(usable) < settings.cluster.least_passages:
        return _no_themes(material.tokens, set(usable.tolist())), None
    with threadpool_limits(limits=1):
        model = fit_themes(material, usable, settings)
        return assign(model, material.tokens, material.vectors), model


def fit_themes(material: Material, usable: Rows, settings: Settings) -> ThemeModel:
    """Fit themes on a sample of the usable passages, then look at what the sample missed."""
    fitted = draw_sample(usable, material.places, settings.cluster.sample, settings.seed)
    reducer = Reducer(settings.seed)
    texts = ["\t".join(material.tokens[i].lemmas) for i in fitted]
    counts = theme_range(len(fitted), settings.cluster)
    effort = replace(EFFORT, threads=settings.threads)
    clusterer = ConsensusClusterer(counts, material.owners[fitted], effort, settings.seed)
    order = fit_bertopic(texts, material.vectors[fitted], reducer, clusterer)
    centroids = clusterer.centroids_[order]
    stability = tuple(clusterer.stability_[label] for label in order)
    if len(fitted) < len(usable):
        rows = _reduced(reducer, material.vectors, usable)
        room = settings.cluster.most_themes - len(order)
        centroids, stability = _with_overlooked(
            (centroids, stability), (rows, material.owners[usable]), room, settings.seed
        )
    rows = reducer.transform(material.vectors[fitted])
    owners = material.owners[fitted]
    split = split_themes(rows, owners, centroids, settings.seed, settings.threads)
    return ThemeModel(
        mean=reducer.mean,
        components=reducer.components,
        centroids=centroids,
        centres=split.centres,
        subcentroids=split.centroids,
        parents=np.array(split.parents, dtype=np.int32),
        stability=np.array(stability, dtype=np.float32),
        substability=np.array(split.stability, dtype=np.float32),
    )


def _reduced(reducer: Reducer, vectors: Vectors, usable: Rows) -> Matrix:
    """Reduce the usable rows, some at a time: a copy of all vectors would take much memory."""
    rows = np.empty((len(usable), len(reducer.components)), dtype=np.float32)
    for i in range(0, len(usable), CHUNK):
        rows[i : i + CHUNK] = reducer.transform(vectors[usable[i : i + CHUNK]])
    return rows


def _with_overlooked(
    known: tuple[Matrix, tuple[float, ...]], whole: tuple[Matrix, Owners], room: int, seed: int
) -> tuple[Matrix, tuple[float, ...]]:
    centroids, stability = known
    rows, owners = whole
    closeness = (rows @ centroids.T).max(axis=1).round(4)
    more = look_again(rows, owners, closeness, seed)
    room = min(max(0, room), len(more.stability))
    return np.concatenate([centroids, more.centroids[:room]]), stability + more.stability[:room]


def theme_range(passages: int, settings: ClusterSettings) -> tuple[int, int]:
    """Return the least and most themes that so many passages allow."""
    most = min(settings.most_themes, max(2, passages // PASSAGES_PER_THEME))
    return min(settings.least_themes, max(2, most // 2)), most


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
        also=none,
        also_subtheme=none,
        also_strength=zero,
        also_margin=zero,
    )
