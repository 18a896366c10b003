"""What is too small is hidden, and so is what would tell it."""

import pytest

from service.analyses.tables import Cell
from service.synthesis.figures import figure, protected


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([10, 20, 30], []),
        ([10, 3, 30], [0, 1]),
        ([2, 3, 30], [0, 1]),
        ([0, 20], []),
        ([158, 3], [0, 1]),
        ([4], [0]),
        ([], []),
    ],
)
def test_a_single_small_count_takes_the_next_smallest_with_it(
    counts: list[int], hidden: list[int]
) -> None:
    assert [place for place, secret in enumerate(protected(counts)) if secret] == hidden


def test_a_count_from_one_to_four_leaves_nothing_to_compute_it_from() -> None:
    shared = {"base": 50, "share": 0.06, "low": 0.02, "high": 0.16}
    shown = figure(Cell(contributions=3, texts=3, contributors=3, **shared))
    assert shown.base == 50
    told = (shown.contributions, shown.texts, shown.contributors)
    assert (*told, shown.share, shown.low, shown.high) == (None,) * 6
