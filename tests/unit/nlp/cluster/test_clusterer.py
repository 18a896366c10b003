"""Tests of nlp.cluster.clusterer."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from nlp.cluster.clusterer import ConsensusClusterer
from nlp.cluster.draws import Effort
from nlp.cluster.joining import choose, nearest, usual_number


def blobs(count: int, each: int = 30) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    centres = np.linalg.qr(random.normal(size=(16, 16)))[0][:count]
    truth = np.repeat(np.arange(count), each)
    rows = centres[truth] + random.normal(scale=0.05, size=(len(truth), 16))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32), truth


def fitted(rows: np.ndarray, least: int = 5, most: int = 20, seed: int = 1) -> ConsensusClusterer:
    owners = np.arange(len(rows))
    return ConsensusClusterer((least, most), owners, Effort(draws=6), seed).fit(rows)


@pytest.mark.parametrize("count", [9, 11, 14])
def test_planted_groups_are_found_again(count: int) -> None:
    rows, truth = blobs(count)
    found = fitted(rows)
    assert adjusted_rand_score(truth, found.labels_) > 0.9
    assert all(0 <= one <= 1 for one in found.stability_)


def test_another_seed_and_a_sample_of_four_fifths_find_the_same_planted_groups() -> None:
    rows, _ = blobs(11)
    whole = fitted(rows)
    other = fitted(rows, seed=8)
    kept = np.arange(len(rows)) % 5 > 0
    part = fitted(rows[kept], seed=3)
    assert adjusted_rand_score(whole.labels_, other.labels_) > 0.9
    assert adjusted_rand_score(whole.labels_, nearest(rows, part.centroids_)) > 0.9


def test_the_labels_are_those_of_the_nearest_centroid() -> None:
    rows, _ = blobs(6)
    found = fitted(rows, 2, 10)
    assert np.array_equal(found.labels_, nearest(rows, found.centroids_))


def test_identical_rows_make_one_group() -> None:
    rows = np.tile(np.array([[1, 0]], dtype=np.float32), (40, 1))
    assert set(fitted(rows, 2, 5).labels_) == {0}


def test_two_directions_make_two_groups() -> None:
    rows = np.repeat(np.eye(2, dtype=np.float32), 20, axis=0)
    assert len(set(fitted(rows, 2, 2).labels_)) == 2


def test_of_equal_agreement_the_usual_number_is_taken() -> None:
    assert choose(dict.fromkeys(range(8, 21), 0.7)) == 13


def test_clear_agreement_outweighs_the_usual_number() -> None:
    agreement = {number: 0.9 if number in {8, 9, 10} else 0.4 for number in range(8, 21)}
    assert choose(agreement) in {8, 9, 10}


def test_many_copies_of_few_rows_are_grouped_without_a_warning() -> None:
    rows = np.repeat(blobs(5, each=4)[0], 30, axis=0)
    assert 2 <= len(set(fitted(rows, 8, 20).labels_)) <= 20


@pytest.mark.parametrize(("rows", "number"), [(100, 5), (330, 9), (676, 13), (30_000, 13)])
def test_a_small_corpus_has_fewer_themes(rows: int, number: int) -> None:
    assert usual_number(rows) == number
    assert choose(dict.fromkeys(range(2, 21), 0.7), usual_number(rows)) == number
