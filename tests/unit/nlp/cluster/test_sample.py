"""Tests of nlp.cluster.sample and nlp.cluster.overlooked: small territories and rare ideas stay."""

import numpy as np

from nlp.cluster.overlooked import look_again
from nlp.cluster.sample import draw_sample
from nlp.cluster.subthemes import split_themes


def test_a_small_corpus_is_its_own_sample() -> None:
    usable = np.array([1, 4, 6])
    assert draw_sample(usable, np.zeros(8, dtype=np.int64), 3, 1).tolist() == [1, 4, 6]


def test_every_territory_keeps_its_part() -> None:
    places = np.repeat([0, 1, 2], [10_000, 30, 3])
    drawn = draw_sample(np.arange(len(places)), places, 600, 1)
    assert len(drawn) == 600
    assert np.bincount(places[drawn])[1:].tolist() == [30, 3]
    assert np.array_equal(drawn, np.sort(drawn))


def test_a_seed_draws_the_same_sample_again() -> None:
    places = np.zeros(500, dtype=np.int64)
    first, second = (draw_sample(np.arange(500), places, 100, 7) for _ in range(2))
    assert np.array_equal(first, second)


def rows_near(centre: np.ndarray, count: int, random: np.random.Generator) -> np.ndarray:
    rows = centre + random.normal(scale=0.08, size=(count, len(centre)))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / lengths, dtype=np.float32)


def test_an_idea_that_no_theme_holds_is_found_among_the_poorly_placed() -> None:
    random = np.random.default_rng(4)
    axes = np.eye(24)
    usual = np.concatenate([rows_near(axes[i], 900, random) for i in range(4)])
    rare = rows_near(axes[20], 90, random)
    rows = np.concatenate([usual, rare])
    closeness = (rows @ axes[:4].T.astype(np.float32)).max(axis=1)
    found = look_again(rows, np.arange(len(rows)), closeness, 1)
    assert len(found.stability) == len(found.centroids) >= 1
    assert (found.centroids @ axes[20]).max() > 0.9


def test_where_nothing_is_overlooked_scattered_passages_make_no_theme() -> None:
    random = np.random.default_rng(4)
    axes = np.eye(24)
    usual = np.concatenate([rows_near(axes[i], 900, random) for i in range(4)])
    noise = rows_near(np.zeros(24), 90, random)
    rows = np.concatenate([usual, noise])
    closeness = (rows @ axes[:4].T.astype(np.float32)).max(axis=1)
    assert len(look_again(rows, np.arange(len(rows)), closeness, 1).centroids) == 0


def test_a_theme_that_the_sample_missed_has_a_centre_all_the_same() -> None:
    axes = np.eye(4, dtype=np.float32)
    rows = np.repeat(axes[:2], 10, axis=0)
    split = split_themes(rows, np.arange(len(rows)), axes[:3], 1)
    assert np.array_equal(split.centres, axes[:3])
