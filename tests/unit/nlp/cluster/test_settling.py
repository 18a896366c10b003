"""Tests of nlp.cluster.settling and of what threads may change."""

import numpy as np

from nlp.cluster.draws import Effort, draw_centres
from nlp.cluster.joining import nearest
from nlp.cluster.settling import settle
from nlp.cluster.smoothing import smooth, unit


def blobs(each: int = 60) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    truth = np.repeat(np.arange(4), each)
    rows = np.eye(8)[truth] + random.normal(scale=0.15, size=(len(truth), 8))
    return unit(rows.astype(np.float32)), truth


def test_centroids_that_stand_aside_move_to_their_groups() -> None:
    rows, truth = blobs()
    aside = unit(np.eye(8, dtype=np.float32)[:4] + 0.4)
    settled = settle(rows, aside, Effort())
    means = unit(np.stack([rows[truth == one].mean(axis=0) for one in range(4)]))
    assert np.abs(settled - means).max() < 0.02
    assert (nearest(rows, settled) == truth).all()


def test_a_centroid_without_rows_stays_where_it_is() -> None:
    rows, _ = blobs()
    far = -np.eye(8, dtype=np.float32)[:1]
    given = np.concatenate([np.eye(8, dtype=np.float32)[:4], far])
    assert np.allclose(settle(rows, given, Effort())[4], far[0])


def test_of_more_rows_than_the_effort_allows_some_are_taken() -> None:
    rows, truth = blobs(each=200)
    settled = settle(rows, np.eye(8, dtype=np.float32)[:4], Effort(settled=100))
    assert (nearest(rows, settled) == truth).all()


def test_threads_change_no_bit() -> None:
    rows, _ = blobs(each=300)
    owners = np.arange(len(rows))
    one, two = (
        draw_centres(rows, owners, Effort(groups=2, draws=3, threads=threads), seed=4)
        for threads in (1, 2)
    )
    assert (one.rows == two.rows).all()
    assert (smooth(rows, 1) == smooth(rows, 2)).all()
