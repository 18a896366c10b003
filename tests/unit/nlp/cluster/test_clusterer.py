"""Tests of nlp.cluster.clusterer."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from nlp.cluster.clusterer import ThemeClusterer


def blobs(count: int, each: int = 30) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    centres = np.linalg.qr(random.normal(size=(16, 16)))[0][:count]
    truth = np.repeat(np.arange(count), each)
    rows = centres[truth] + random.normal(scale=0.05, size=(len(truth), 16))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32), truth


@pytest.mark.parametrize("count", [9, 11, 14])
def test_the_number_of_planted_groups_is_found(count: int) -> None:
    rows, truth = blobs(count)
    found = ThemeClusterer(5, 20, seed=1).fit(rows)
    assert adjusted_rand_score(truth, found.labels_) > 0.95


def test_the_labels_are_those_of_the_nearest_centroid() -> None:
    rows, _ = blobs(6)
    found = ThemeClusterer(2, 10, seed=1).fit(rows)
    assert adjusted_rand_score(found.labels_, found.predict(rows)) == 1


def test_identical_rows_make_one_group() -> None:
    rows = np.tile(np.array([[1, 0]], dtype=np.float32), (40, 1))
    assert set(ThemeClusterer(2, 5, seed=1).fit(rows).labels_) == {0}


def test_two_directions_make_two_groups() -> None:
    rows = np.repeat(np.eye(2, dtype=np.float32), 20, axis=0)
    assert len(set(ThemeClusterer(2, 2, seed=1).fit(rows).labels_)) == 2
