"""NPMI against values computed by hand."""

from math import log2

import pytest

from nlp.evaluate.coherence import mean_npmi, npmi

DOCUMENTS = [{"radar", "vitesse"}, {"radar", "vitesse"}, {"radar"}, {"école"}]


def test_two_terms_give_what_was_computed_by_hand() -> None:
    # Together in 2 of 4, alone in 3 and in 2: log(0.5 / 0.375) / -log(0.5).
    assert npmi(["radar", "vitesse"], DOCUMENTS) == pytest.approx(log2(4 / 3))


def test_terms_that_never_meet_are_as_far_apart_as_can_be() -> None:
    assert npmi(["radar", "école"], DOCUMENTS) == -1
    assert npmi(["radar", "nulle part"], DOCUMENTS) == -1


def test_terms_that_always_meet_are_as_near_as_can_be() -> None:
    assert npmi(["a", "b"], [{"a", "b"}, {"a", "b"}]) == 1
    assert npmi(["a", "b"], [{"a", "b"}, {"c"}]) == pytest.approx(1)


def test_the_mean_is_over_pairs_then_over_themes() -> None:
    both = [["radar", "vitesse"], ["radar", "école"]]
    assert mean_npmi(both, DOCUMENTS) == pytest.approx((log2(4 / 3) - 1) / 2)
    three = npmi(["radar", "vitesse", "école"], DOCUMENTS)
    assert three == pytest.approx((log2(4 / 3) - 2) / 3)


def test_without_pairs_or_themes_there_is_nothing_to_say() -> None:
    assert npmi(["radar"], DOCUMENTS) == mean_npmi([], DOCUMENTS) == 0
