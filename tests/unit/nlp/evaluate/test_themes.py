"""Assignments read as labels."""

from nlp.evaluate.themes import (
    coverage,
    main_themes,
    relative_error,
    themes_of_contributions,
    themes_of_passages,
)
from nlp.types import Assignment, Status


def row(
    contribution_id: str, passage: int, theme_id: str = "", *, strength: float = 0.5
) -> Assignment:
    status: Status = "assigned" if theme_id else "rare"
    start = passage * 10
    return Assignment(
        contribution_id=contribution_id,
        passage=passage,
        start=start,
        end=start + 9,
        status=status,
        theme_id=theme_id,
        strength=strength,
    )


EMPTY = Assignment(contribution_id="c4", passage=0, start=0, end=3, status="empty")
ROWS = [
    row("c1", 0, "t01", strength=0.4),
    row("c1", 1, "t02", strength=0.3),
    row("c1", 2, "t02", strength=0.3),
    row("c2", 0, "t02", strength=0.4),
    row("c2", 0, "t01", strength=0.4),
    row("c3", 0),
    EMPTY,
]


def test_a_contribution_has_the_themes_of_its_passages() -> None:
    assert themes_of_contributions(ROWS) == {
        "c1": {"t01", "t02"},
        "c2": {"t01", "t02"},
        "c3": set(),
        "c4": set(),
    }


def test_the_main_theme_has_the_largest_sum_of_squares_and_a_tie_goes_to_the_smallest_id() -> None:
    assert main_themes(ROWS) == {"c1": "t02", "c2": "t01", "c3": "", "c4": ""}


def test_passages_have_their_strongest_theme_and_blank_ones_are_left_out() -> None:
    strongest = themes_of_passages([*ROWS, row("c5", 0, "t02"), row("c5", 0, "t03", strength=0.9)])
    assert strongest["c1", 0, 9] == "t01"
    assert strongest["c5", 0, 9] == "t03"
    assert strongest["c3", 0, 9] == ""
    assert ("c4", 0, 3) not in strongest


def test_coverage_counts_passages_with_content_once() -> None:
    assert coverage(ROWS) == 4 / 5
    assert coverage([EMPTY]) == 1


def test_a_status_other_than_assigned_is_no_theme() -> None:
    weak = Assignment(
        contribution_id="c1", passage=0, start=0, end=9, status="off_topic", theme_id="t01"
    )
    assert main_themes([weak]) == {"c1": ""}
    assert coverage([weak]) == 0


def test_the_error_of_the_number_is_a_share_of_the_number_wanted() -> None:
    assert relative_error(15, 20) == relative_error(25, 20) == 0.25
