"""Tests of nlp.layout.stage."""

import numpy as np
import pytest

from nlp.cluster.assign import assign
from nlp.cluster.model import ThemeModel
from nlp.cluster.smoothing import unit
from nlp.layout import stage
from nlp.layout.stage import SIZE, apart, lay_out, scaled
from nlp.types import Tokens

THEMES, EACH = 5, 40


def model(themes: int = THEMES) -> ThemeModel:
    centroids = np.eye(8, dtype=np.float32)[:themes]
    none = np.zeros((0, 8), dtype=np.float32)
    zeros = np.zeros(themes, dtype=np.float32)
    return ThemeModel(
        mean=zeros[:0], components=none, centroids=centroids, centres=np.zeros_like(centroids),
        subcentroids=none, parents=np.zeros(0, np.int32), stability=zeros, substability=zeros[:0],
    )  # fmt: skip


def passages(each: int = EACH) -> np.ndarray:
    random = np.random.default_rng(1)
    truth = np.repeat(np.arange(THEMES), each)
    rows = np.eye(8)[truth] + random.normal(scale=0.2, size=(len(truth), 8))
    return unit(rows.astype(np.float32))


def laid_out(rows: np.ndarray, given: ThemeModel | None = None) -> stage.Layout:
    given = given or model()
    tokens = [Tokens(lemmas=("mot",), forms=("mot",))] * len(rows)
    return lay_out(given, assign(given, tokens, rows), rows, seed=7)


def test_points_of_a_theme_lie_nearer_its_middle_than_the_others() -> None:
    found = laid_out(passages())
    points = np.stack([found.x, found.y], axis=1).astype(float)
    apart_by = np.linalg.norm(points[:, None] - found.centres[None], axis=2)
    assert (apart_by.argmin(axis=1) == found.theme).mean() > 0.9


def test_everything_lies_on_the_sheet_by_theme_and_in_order() -> None:
    found = laid_out(passages())
    assert (np.diff(found.theme) >= 0).all()
    assert len(found.rows) == THEMES * EACH
    for places in (found.x, found.y):
        assert (places.min(), places.max()) == (0, SIZE)


def test_the_same_passages_get_the_same_places() -> None:
    one, other = laid_out(passages()), laid_out(passages())
    assert (one.x == other.x).all()
    assert (one.y == other.y).all()


def test_a_sample_keeps_every_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "MOST", 50)
    monkeypatch.setattr(stage, "LEAST_OF_A_THEME", 8)
    found = laid_out(passages())
    assert len(found.rows) == 50
    assert np.bincount(found.theme).min() >= 8


def test_one_theme_and_few_passages_are_no_exception() -> None:
    found = laid_out(passages(1)[:2], model(1))
    assert len(found.rows) <= 2


def test_themes_at_one_place_are_moved_apart() -> None:
    moved = apart(np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 1.0]]))
    assert np.linalg.norm(moved[0] - moved[1]) > 0.3


def test_near_themes_are_placed_near() -> None:
    rows = unit(np.array([[1, 0, 0], [0.9, 0.2, 0], [0, 0, 1]], dtype=np.float32))
    places = scaled(rows.astype(float))
    near, far = np.linalg.norm(places[0] - places[1:], axis=1)
    assert near < far
