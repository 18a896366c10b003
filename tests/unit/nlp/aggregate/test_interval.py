"""Tests of nlp.aggregate.interval."""

import numpy as np

from nlp.aggregate.interval import wilson


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(np.array([10.0]), np.array([50.0]))
    assert np.allclose([low[0], high[0]], [0.1124, 0.3304], atol=1e-4)


def test_nothing_seen_starts_at_zero_but_does_not_end_there() -> None:
    low, high = wilson(np.array([0.0]), np.array([20.0]))
    assert low[0] == 0
    assert 0.1 < high[0] < 0.2


def test_without_a_base_anything_is_possible() -> None:
    low, high = wilson(np.array([0.0]), np.array([0.0]))
    assert (low[0], high[0]) == (0, 1)
