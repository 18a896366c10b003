"""Numbers as French readers write them."""

import pytest

from service.numbers import counted, number, percent, seconds, signed

NARROW, SPACE = "\u202f", "\u00a0"


def test_thousands_are_grouped_and_the_comma_is_decimal() -> None:
    assert number(1234567) == f"1{NARROW}234{NARROW}567"
    assert number(1234.56, 1) == f"1{NARROW}234,6"


def test_a_share_is_a_percentage() -> None:
    assert percent(0.1234) == f"12,3{SPACE}%"
    assert percent(1, 0) == f"100{SPACE}%"


@pytest.mark.parametrize(("value", "text"), [(2.34, "+2,3"), (-2.34, "−2,3"), (0.04, "banal")])
def test_a_specificity_has_its_sign(value: float, text: str) -> None:
    assert signed(value) == text


def test_a_duration_turns_to_minutes() -> None:
    assert seconds(4.25) == f"4,2{SPACE}s"
    assert seconds(125) == f"2{SPACE}min 05{SPACE}s"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 ligne"), (1, "1 ligne"), (2, "2 lignes"), (3, "3 lignes")]
)
def test_a_noun_agrees_with_its_count(count: int, text: str) -> None:
    assert counted(count, "ligne") == text.replace(" ", SPACE)
