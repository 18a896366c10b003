"""Tests of nlp.stability."""

import pytest

from nlp.stability import SOLID, solidity


@pytest.mark.parametrize(
    ("stability", "told"),
    [(1.0, "solide"), (SOLID, "solide"), (0.7499, "fragile"), (0.0, "fragile")],
)
def test_a_theme_is_solid_from_three_quarters_on(stability: float, told: str) -> None:
    assert solidity(stability) == told
