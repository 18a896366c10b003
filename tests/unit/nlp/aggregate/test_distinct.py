"""Tests of nlp.aggregate.distinct."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.aggregate.distinct import without_repeats


@given(st.lists(st.integers(0, 50)))
def test_each_number_comes_once_in_order(numbers: list[int]) -> None:
    found = without_repeats(np.array(numbers, dtype=np.int64))
    assert found.tolist() == sorted(set(numbers))
