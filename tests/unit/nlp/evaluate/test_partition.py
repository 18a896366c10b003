"""AMI and adjusted Rand against sklearn and a table computed by hand."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from nlp.evaluate.partition import adjusted_mutual_information, adjusted_rand, agreement

FOUND, TRUTH = list("aabbcc"), list("xxxyyy")


def test_equal_clusterings_agree_whatever_their_names() -> None:
    assert adjusted_rand(list("aabb"), list("yyxx")) == 1
    assert adjusted_mutual_information(list("aabb"), list("yyxx")) == pytest.approx(1)


def test_the_adjusted_rand_of_a_small_table_is_that_computed_by_hand() -> None:
    # Pairs together: 3 found, 6 true, 2 both, of 15; by chance 3 * 6 / 15.
    assert adjusted_rand(FOUND, TRUTH) == pytest.approx((2 - 1.2) / ((3 + 6) / 2 - 1.2))


def test_both_are_those_of_sklearn_where_every_item_has_a_cluster() -> None:
    random = np.random.default_rng(1)
    found, truth = (random.choice(list("abcd"), 60).tolist() for _ in range(2))
    assert adjusted_rand(found, truth) == pytest.approx(adjusted_rand_score(truth, found))
    expected = adjusted_mutual_info_score(truth, found)
    assert adjusted_mutual_information(found, truth) == pytest.approx(expected)


def test_items_without_a_cluster_are_clusters_of_their_own() -> None:
    assert adjusted_rand(["a", "a", "", ""], list("xxyz")) == 1
    assert adjusted_rand(["a", "a", "", ""], list("xxyy")) < 1


def test_runs_are_compared_on_what_both_saw() -> None:
    one = {"p1": "a", "p2": "a", "p3": "b", "p4": "b"}
    other = {"p5": "x", "p4": "x", "p3": "x", "p1": "y"}
    assert agreement(one, other) == 1
    assert agreement(one, {"p9": "z"}) == 1
