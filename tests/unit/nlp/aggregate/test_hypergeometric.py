"""Tests of nlp.aggregate.hypergeometric."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from nlp.aggregate.hypergeometric import false_discovery, lafon, log_upper_tail


def one(value: float) -> np.ndarray:
    return np.array([value], dtype=np.float64)


@given(st.data())
def test_the_tail_is_that_of_scipy(data: st.DataObject) -> None:
    total = data.draw(st.integers(2, 300))
    marked = data.draw(st.integers(1, total - 1))
    drawn = data.draw(st.integers(1, total - 1))
    least = int(np.ceil(drawn * marked / total))
    seen = data.draw(st.integers(least, min(marked, drawn)))
    ours = np.exp(log_upper_tail(one(total), one(marked), one(drawn), one(seen)))[0]
    assert np.isclose(ours, hypergeom.sf(seen - 1, total, marked, drawn), rtol=1e-6, atol=1e-12)


def test_the_index_is_signed() -> None:
    much = lafon(one(1000), one(100), one(100), one(30))[0]
    little = lafon(one(1000), one(100), one(100), one(0))[0]
    assert much > 6
    assert little < -4


def test_the_index_of_less_is_the_lower_tail() -> None:
    index = lafon(one(200), one(50), one(40), one(4))[0]
    assert np.isclose(-index, -np.log10(hypergeom.cdf(4, 200, 50, 40)), rtol=1e-6)


def test_millions_do_not_overflow() -> None:
    index = lafon(one(5e6), one(1e6), one(2e5), one(9e4))
    assert np.isfinite(index).all()
    assert index[0] > 300


def test_the_whole_against_itself_is_banal() -> None:
    assert lafon(one(500), one(20), one(500), one(20))[0] == 0


def test_q_values_are_those_of_benjamini_and_hochberg() -> None:
    q = false_discovery(np.array([0.01, 0.04, 0.03, 0.5]))
    assert np.allclose(q, [0.04, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5])
