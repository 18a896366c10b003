"""The Omega index against values computed by hand and against its definition."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from nlp.evaluate import pairs
from nlp.evaluate.omega import omega_index
from nlp.evaluate.pairs import Labels


def slowly(found: Labels, truth: Labels) -> float:
    """Return the index by its definition, pair by pair."""
    both = list(combinations(range(len(found)), 2))
    left = [len(set(found[i]) & set(found[j])) for i, j in both]
    right = [len(set(truth[i]) & set(truth[j])) for i, j in both]
    observed = sum(a == b for a, b in zip(left, right, strict=True)) / len(both)
    counts, others = Counter(left), Counter(right)
    expected = sum(counts[shared] * others[shared] for shared in counts) / len(both) ** 2
    return (observed - expected) / (1 - expected)


def drawn(seed: int, items: int = 40) -> Labels:
    random = np.random.default_rng(seed)
    return [
        frozenset(random.choice(list("abcde"), random.integers(0, 4), replace=False).tolist())
        for _ in range(items)
    ]


def test_four_items_give_what_was_computed_by_hand() -> None:
    # Five pairs of six agree; by chance (4 * 3 + 2 * 3) / 36.
    found = [{"1"}, {"1", "2"}, {"2"}, set()]
    truth = [{"x"}, {"x"}, {"x"}, set()]
    assert omega_index(found, truth) == pytest.approx((5 / 6 - 1 / 2) / (1 - 1 / 2))


def test_pairs_that_share_two_clusters_are_told_from_those_that_share_one() -> None:
    # One pair of three agrees; by chance 1 / 9.
    found = [{"1", "2"}, {"1", "2"}, {"2"}]
    truth = [{"x", "y"}, {"x", "y"}, {"z"}]
    assert omega_index(found, truth) == pytest.approx((1 / 3 - 1 / 9) / (1 - 1 / 9))


@pytest.mark.parametrize("seed", range(5))
def test_it_is_what_its_definition_says(seed: int) -> None:
    found, truth = drawn(seed), drawn(seed + 100)
    assert omega_index(found, truth) == pytest.approx(slowly(found, truth))
    assert omega_index(found, found) == 1


def test_without_overlap_it_is_the_adjusted_rand_index() -> None:
    random = np.random.default_rng(3)
    found, truth = (random.choice(list("abcd"), 50).tolist() for _ in range(2))
    expected = adjusted_rand_score(truth, found)
    assert omega_index(list(found), list(truth)) == pytest.approx(expected)


def test_the_trivial_clusterings_score_nothing() -> None:
    truth = [{"x"}, {"x", "y"}, {"y"}, {"z"}]
    assert omega_index([{"all"}] * 4, truth) == pytest.approx(0)
    assert omega_index([set()] * 4, truth) == pytest.approx(0)


def test_equal_trivial_clusterings_and_too_few_items_agree() -> None:
    assert omega_index([{"a"}, {"a"}], [{"x"}, {"x"}]) == 1
    assert omega_index([{"a"}], [{"x"}]) == omega_index([], []) == 1


def test_counting_by_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found, truth = drawn(7), drawn(8)
    whole = omega_index(found, truth)
    monkeypatch.setattr(pairs, "_CELLS", 130)
    assert omega_index(found, truth) == whole


def test_clusterings_of_other_items_are_refused() -> None:
    with pytest.raises(ValueError, match="3 items against 2"):
        omega_index([{"a"}] * 3, [{"x"}] * 2)
