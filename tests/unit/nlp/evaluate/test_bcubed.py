"""Extended BCubed against values computed by hand and against its definition."""

import numpy as np
import pytest

from nlp.evaluate.bcubed import BCubed, bcubed

Items = list[frozenset[str]]


def slowly(own: Items, other: Items) -> float:
    """Return the multiplicity precision of Amigó et al. by its definition, pair by pair."""
    means = []
    for i, clusters in enumerate(own):
        shares = [
            min(len(clusters & own[j]), len(other[i] & other[j])) / len(clusters & own[j])
            for j in range(len(own))
            if clusters & own[j]
        ]
        means.append(sum(shares) / len(shares))
    return sum(means) / len(means)


def drawn(seed: int) -> Items:
    random = np.random.default_rng(seed)
    return [
        frozenset(random.choice(list("abcd"), random.integers(1, 4), replace=False).tolist())
        for _ in range(30)
    ]


def test_two_items_give_what_was_computed_by_hand() -> None:
    # Recall of the first: 1/2 with itself, 1 with the other; of the second: 1 and 1.
    found = bcubed([{"1"}, {"1"}], [{"x", "y"}, {"x"}])
    assert (found.precision, found.recall) == (1, 0.875)
    assert found.f1 == pytest.approx(2 * 0.875 / 1.875)


def test_clusters_without_overlap_give_plain_bcubed() -> None:
    # Precision: 2/3 for two items, 1/3 for one, 1 alone; recall: 1, 1, 1/2, 1/2.
    found = bcubed([{"1"}, {"1"}, {"1"}, {"2"}], [{"x"}, {"x"}, {"y"}, {"y"}])
    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found.recall == pytest.approx(0.75)


@pytest.mark.parametrize("seed", range(5))
def test_it_is_what_its_definition_says(seed: int) -> None:
    own, other = drawn(seed), drawn(seed + 100)
    found = bcubed(own, other)
    assert found.precision == pytest.approx(slowly(own, other))
    assert found.recall == pytest.approx(slowly(other, own))


def test_an_item_without_cluster_is_precise_and_recalls_itself() -> None:
    found = bcubed([set(), set()], [{"x"}, {"x"}])
    assert (found.precision, found.recall) == (1, 0.5)


def test_nothing_scores_nothing() -> None:
    assert bcubed([], []) == BCubed(0.0, 0.0, 0.0)
