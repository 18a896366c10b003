"""Small counts of closed answers cannot be read, nor computed, from what is published."""

from itertools import product

import numpy as np
import pytest

from nlp.aggregate.withheld import withheld


def test_nothing_is_hidden_where_all_counts_are_large() -> None:
    flags = withheld({"02": (50, (30, 20)), "59": (60, (30, 30))}, multiple=False)
    assert not any(one.any() for one in flags.values())


def test_zero_is_hidden_as_any_small_count() -> None:
    flags = withheld({"02": (50, (50, 0)), "59": (60, (30, 30))}, multiple=False)
    assert flags["02"][:2].all()


def test_who_did_not_choose_an_option_is_as_protected_as_who_did() -> None:
    flags = withheld({"02": (50, (48, 20)), "59": (60, (30, 30))}, multiple=True)
    assert flags["02"][0]


@pytest.mark.parametrize("small", range(5))
def test_no_hidden_count_can_be_told_from_the_sums(small: int) -> None:
    table = {"02": (small + 20, (20, small)), "59": (50, (30, 20)), "60": (40, (25, 15))}
    flags = withheld(table, multiple=False)
    counts = np.array([table[code][1] for code in sorted(table)])
    hidden = np.array([flags[code] for code in (*sorted(table), "")])
    assert len(_possible(counts, hidden)) >= 5


def _possible(counts: np.ndarray, hidden: np.ndarray) -> set[int]:
    """Return the values that the small cell may have, moving hidden cells along rectangles."""
    found = set()
    for moved, other in product(range(-20, 21), range(1, 3)):
        table = counts.copy()
        table[0] += (-moved, moved)
        table[other] += (moved, -moved)
        padded = np.pad(table, (0, 1))
        padded[:, -1], padded[-1] = padded.sum(axis=1), padded.sum(axis=0)
        before = np.pad(counts, (0, 1))
        before[:, -1], before[-1] = before.sum(axis=1), before.sum(axis=0)
        if (table >= 0).all() and (padded == before)[~hidden].all():
            found.add(int(table[0, 1]))
    return found
