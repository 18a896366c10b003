"""Places in the index."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from service.search.slots import SPAN, bounds, key_of, slot_of


@given(st.integers(1, 10_000), st.integers(1, SPAN - 1))
def test_a_place_leads_back_to_its_contribution(index: int, key: int) -> None:
    slot = slot_of(index, key)
    first, end = bounds(index)
    assert first <= slot < end
    assert key_of(slot) == key


def test_the_first_places_are_a_fair_sample_of_the_keys() -> None:
    keys = range(1, 100_001)
    first = sorted(keys, key=lambda key: slot_of(1, key))[:1000]
    tenths = [
        sum(low < key <= high for key in first) for low, high in pairwise(range(0, 100_001, 10_000))
    ]
    assert all(80 <= count <= 120 for count in tenths), tenths
