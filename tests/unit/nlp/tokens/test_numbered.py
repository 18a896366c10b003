"""Texts as numbers of words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.tokens.numbered import bounds_of, by_stretches, spread
from nlp.tokens.words import ALONE, Word


def word(form: str) -> Word:
    return Word(form, form, None, ALONE, False, False)


HELD = [(word("la"), word("police")), (), (word("bus"),), (word("la"),)]


def test_equal_words_have_one_place() -> None:
    numbered = by_stretches(HELD, np.array([0, 2, 1, 3], dtype=np.int32), bounds_of([2, 2]))
    assert [one.form for one in numbered.words] == ["la", "police", "bus"]
    words, begins = numbered.of(np.array([1, 0]))
    assert words.tolist() == [0, 0, 1, 2]
    assert begins.tolist() == [0, 1, 4]


def test_texts_are_read_back() -> None:
    numbered = by_stretches(HELD, np.array([3, 0, 1, 1, 2], dtype=np.int32), bounds_of([2, 0, 3]))
    texts = [[one.form for one in words] for words in numbered.read(np.arange(len(numbered)))]
    assert texts == [["la", "la", "police"], [], ["bus"]]


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=1, max_size=6), st.data())
def test_rows_are_spread_in_the_order_asked_for(rows: list[list[int]], data: st.DataObject) -> None:
    asked = data.draw(st.lists(st.integers(0, len(rows) - 1)))
    flat = np.array([one for row in rows for one in row], dtype=np.int64)
    places, begins = spread(bounds_of(map(len, rows)), np.array(asked, dtype=np.int64))
    assert flat[places].tolist() == [one for row in asked for one in rows[row]]
    assert np.diff(begins).tolist() == [len(rows[row]) for row in asked]
