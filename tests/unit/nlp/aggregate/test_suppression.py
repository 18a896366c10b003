"""Tests of nlp.aggregate.suppression: what a reader who can solve equations may still find out."""

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from nlp.aggregate.suppression import LEAST, UNBOUNDED, hidden_cells

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


def hidden(counts: Counts, real: Flags | None = None, most: Counts | None = None) -> Flags:
    """Hide what is small, and what the caller knows of places and limits."""
    places = np.ones(counts.shape, dtype=bool) if real is None else real
    limits = np.full(counts.shape, UNBOUNDED) if most is None else most
    return hidden_cells(counts, places, counts < LEAST, limits)


def ranges(counts: Counts, found: Flags, real: Flags, most: Counts) -> dict[tuple[int, int], float]:
    """Return how many steps wide the possible values of each hidden cell are, by linear programs.

    The reader knows what is shown, that sums are sums, and 0 <= cell <= most.
    """
    rows, columns = counts.shape
    full = np.pad(counts, (0, 1))
    full[:, -1] = full.sum(axis=1)
    full[-1] = full.sum(axis=0)
    number = np.arange(full.size).reshape(full.shape)
    equations = []
    for row in range(rows + 1):
        equations.append(sum_of(number[row], full.size))
    for column in range(columns + 1):
        equations.append(sum_of(number[:, column], full.size))
    bounds: list[tuple[float, float | None]] = []
    for at in product(range(rows + 1), range(columns + 1)):
        inside = at[0] < rows and at[1] < columns
        known = not found[at] or (inside and not real[at])
        upper = int(most[at]) if inside and most[at] < UNBOUNDED else None
        bounds.append((full[at], full[at]) if known else (0, upper))
    return {
        (row, column): width(int(number[row, column]), np.array(equations), bounds)
        for row, column in np.argwhere(found).tolist()
    }


def sum_of(numbers: Counts, size: int) -> NDArray[np.float64]:
    line = np.zeros(size)
    line[numbers[:-1]], line[numbers[-1]] = 1, -1
    return line


def width(
    number: int, equations: NDArray[np.float64], bounds: list[tuple[float, float | None]]
) -> float:
    goal = np.zeros(equations.shape[1])
    goal[number] = 1
    zero = np.zeros(len(equations))
    ends = [linprog(s * goal, A_eq=equations, b_eq=zero, bounds=bounds) for s in (1, -1)]
    assert ends[0].status == 0
    least, most = (float(one.fun or 0.0) for one in ends)
    return np.inf if ends[1].status in (3, 4) else -most - least


@pytest.mark.parametrize("seed", range(12))
def test_no_hidden_cell_is_known_better_than_below_five(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shape = ((6, 1), (5, 4), (8, 3), (2, 1))[seed % 4]
    counts = rng.poisson(rng.choice([1, 6, 40], size=shape))
    real = rng.random(shape) > 0.15
    counts[~real] = 0
    most = counts + rng.poisson(12, size=shape)
    found = hidden(counts, real, most)
    assert found[:-1, :-1][real & (counts < LEAST)].all()
    for at, wide in ranges(counts, found, real, most).items():
        assert wide >= LEAST - 1e-6, (at, wide)


def test_the_linear_programs_find_a_cell_that_only_itself_hides() -> None:
    counts = np.array([[2], [40], [60]])
    alone = np.zeros((4, 2), dtype=bool)
    alone[0] = True
    real = np.ones(counts.shape, dtype=bool)
    assert ranges(counts, alone, real, np.full(counts.shape, UNBOUNDED))[0, 0] == 0


def test_one_small_cell_takes_the_next_smallest_with_it() -> None:
    found = hidden(np.array([[2], [40], [9], [60]]))
    assert found[:, 0].tolist() == [True, False, True, False, False]


def test_a_table_without_small_cells_is_shown_whole() -> None:
    assert not hidden(np.array([[5, 9], [7, 30]])).any()


def test_zero_is_small_but_a_place_without_anyone_is_not() -> None:
    counts = np.array([[0, 30, 20], [25, 8, 40], [9, 50, 12]])
    real = np.ones(counts.shape, dtype=bool)
    assert hidden(counts, real)[0, 0]
    real[0, 0] = False
    assert not hidden(counts, real).any()


def test_a_sum_below_five_hides_its_line_and_itself() -> None:
    found = hidden(np.array([[1, 1], [40, 50], [30, 20]]))
    assert found[0].all()
    assert not found[-1].any()


def test_two_small_cells_alone_hide_their_sum() -> None:
    assert hidden(np.array([[1], [2]]))[-1, -1]
