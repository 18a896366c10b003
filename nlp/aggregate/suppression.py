"""Small cells of a table hidden, and enough others that sums do not give them back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]

LEAST = 5
"""Counts below are hidden, 0 among them; nobody may pin one down more closely than that."""

UNBOUNDED = int(np.iinfo(np.int64).max // 4)
_MARGIN = 10**9
"""What it costs to hide a sum rather than a cell."""


def hidden_cells(counts: Indices, real: Flags, first: Flags, most: Indices) -> Flags:
    """Return what to hide of a table and its sums, shape (rows + 1, columns + 1), sums last.

    `real` marks places that can hold someone: the others are known to be 0, shown, and protect
    nothing. `first` marks cells to hide whatever they hold; sums below 5 are hidden as well.
    `most` is what a cell is known not to exceed. All have shape (rows, columns).

    Each hidden cell lies on a rectangle of four hidden cells along which its count can move over
    five values or more while all sums that are shown, and all limits, hold (Cox, "Suppression
    methodology and statistical disclosure control", JASA 75, 1980). Of the rectangles possible,
    that with the least new to hide is taken; sums are hidden where nothing else helps.
    """
    table = _Table.of(counts, real, first, most)
    for row, column in np.argwhere(table.hidden).tolist():
        if not table.protect(row, column):
            table.hidden[:] = True
            break
    return table.hidden


def hidden_in_line(counts: Indices, first: Flags, most: Indices) -> Flags:
    """Return what to hide of a line of cells whose sum is known, shape (cells,).

    With only the sum and the limits `most` to go by, a hidden cell may hold anything between what
    the other hidden ones cannot take and the smaller of its limit and their common sum. The
    smallest cells shown are hidden, one by one, until that leaves 5 values or more to each.
    """
    if counts.sum() < LEAST:
        return np.ones(len(counts), dtype=bool)
    hidden = first.copy()
    for place in np.argsort(counts, kind="stable").tolist():
        if not hidden.any() or _room(counts[hidden], most[hidden]) >= LEAST:
            return hidden
        hidden[place] = True
    return np.ones(len(counts), dtype=bool)


def _room(counts: Indices, most: Indices) -> int:
    """Return how far the cell that can move least can move, the sum of all being known."""
    together, limits = int(counts.sum()), np.minimum(most, UNBOUNDED // len(most))
    lowest = np.maximum(0, together - (limits.sum() - limits))
    return int((np.minimum(limits, together) - lowest).min())


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with its sums as a last row and a last column; `hidden` grows."""

    counts: Indices
    room: Indices
    real: Flags
    hidden: Flags

    @classmethod
    def of(cls, counts: Indices, real: Flags, first: Flags, most: Indices) -> "_Table":
        """Add the sums, and hide what is small."""
        summed = np.pad(counts, (0, 1))
        summed[:, -1] = summed.sum(axis=1)
        summed[-1] = summed.sum(axis=0)
        known = np.pad(real, (0, 1))
        known[:, -1] = known.any(axis=1)
        known[-1] = known.any(axis=0)
        limits = np.pad(most, (0, 1), constant_values=UNBOUNDED)
        small = np.pad(first, (0, 1)) | (summed < LEAST)
        small[:-1, :-1] = first
        return cls(summed, limits - summed, known, small & known)

    def protect(self, row: int, column: int) -> bool:
        """Hide the rest of the cheapest rectangle through a cell; False if there is none."""
        up, down = self._moves(row, column)
        possible = up + down >= LEAST
        possible &= self.real & self.real[row][None, :] & self.real[:, column][:, None]
        possible[row], possible[:, column] = False, False
        if not possible.any():
            return False
        cost = np.where(possible, self._cost(row, column), np.iinfo(np.int64).max)
        other, across = divmod(int(cost.argmin()), cost.shape[1])
        self.hidden[row, across] = self.hidden[other, column] = self.hidden[other, across] = True
        return True

    def _cost(self, row: int, column: int) -> Indices:
        weight = np.where(self.hidden, 0, self.counts + 1)
        weight[-1] *= _MARGIN
        weight[:-1, -1] *= _MARGIN
        total: Indices = weight + weight[row][None, :] + weight[:, column][:, None]
        return total

    def _moves(self, row: int, column: int) -> tuple[Indices, Indices]:
        """Return how far a cell can rise and fall, by the opposite corner of the rectangle."""
        along, down = self._signs(column, 1), self._signs(row, 0)
        corner = down[:, None] * along[None, :]
        rising = np.minimum(self._up(row, along), self._beside(column, down))
        falling = np.minimum(self._up(row, -along), self._beside(column, -down))
        own = int(self.room[row, column]), int(self.counts[row, column])
        rising = np.minimum(rising, np.where(corner > 0, self.room, self.counts))
        falling = np.minimum(falling, np.where(corner > 0, self.counts, self.room))
        return np.minimum(rising, own[0]), np.minimum(falling, own[1])

    def _signs(self, place: int, axis: int) -> Indices:
        """Return +1 where another line must move with the one at `place`, -1 where against it.

        A sum rises with its cell; two cells of one sum move against each other.
        """
        last = self.counts.shape[axis] - 1
        signs = np.full(last + 1, 1 if place == last else -1)
        signs[last] = 1
        return signs

    def _up(self, row: int, signs: Indices) -> Indices:
        return _choose(signs, self.room[row], self.counts[row])[None, :]

    def _beside(self, column: int, signs: Indices) -> Indices:
        return _choose(signs, self.room[:, column], self.counts[:, column])[:, None]


def _choose(signs: Indices, rising: Indices, falling: Indices) -> Indices:
    chosen: Indices = np.where(signs > 0, rising, falling)
    return chosen
