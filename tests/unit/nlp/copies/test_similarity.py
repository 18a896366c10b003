"""How alike two texts are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.copies.shingles import read_words, shingle
from nlp.copies.similarity import jaccard, longest_common
from nlp.copies.sketch import sketch

WORDS = st.lists(st.sampled_from("abcdef"), max_size=12)


def table(left: list[str], right: list[str]) -> int:
    """The longest common subsequence as textbooks have it."""
    rows = np.zeros((len(left) + 1, len(right) + 1), dtype=int)
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            rows[i + 1, j + 1] = (
                rows[i, j] + 1 if one == other else max(rows[i, j + 1], rows[i + 1, j])
            )
    return int(rows[-1, -1])


@given(WORDS, WORDS)
def test_the_longest_common_subsequence_is_that_of_the_table(
    left: list[str], right: list[str]
) -> None:
    assert longest_common(left, right) == table(left, right)


def test_shared_pairs_of_words_are_counted_and_sketched() -> None:
    texts = [" ".join(f"w{i}" for i in range(start, start + 101)) for start in (0, 50, 500)]
    shingles = shingle(read_words(texts))
    pairs = np.array([[0, 1], [0, 2], [0, 0]])
    assert jaccard(shingles, pairs).tolist() == pytest.approx([1 / 3, 0, 1])
    numbers = sketch(shingles)
    assert (numbers[0] == numbers[1]).mean() == pytest.approx(1 / 3, abs=0.2)
    assert (numbers[0] == numbers[2]).mean() == 0
