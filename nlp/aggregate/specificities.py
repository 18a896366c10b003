"""Which marks (themes, words) a part of the corpus holds more or less often than the whole."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.hypergeometric import false_discovery, lafon
from nlp.aggregate.interval import wilson
from nlp.aggregate.suppression import LEAST, UNBOUNDED, hidden_cells, hidden_in_line
from nlp.aggregate.voices import Indices, Part, Table, Unit

SMALL_BASE = 30
VALUES = ("share", "low", "high", "index", "p_value", "q_value")
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specificity:
    """A mark in a part: `seen` (f) of the part's `base` (t) units, `marked` (F) of `total` (T).

    `index` is Lafon's, signed; `p_value` is two-sided, `q_value` corrected over the whole table.
    `low` and `high` are Wilson's 95 % interval of f / t. `people` counts all contributors with the
    mark, those of copies too. The numbers of a `hidden` row mean nothing.
    """

    part: Part
    mark: str
    total: int = 0
    base: int = 0
    marked: int = 0
    seen: int = 0
    share: float = 0.0
    low: float = 0.0
    high: float = 1.0
    index: float = 0.0
    p_value: float = 1.0
    q_value: float = 1.0
    people: int = 0
    flag: str = ""
    hidden: bool = False


def specificities(table: Table, *, published: bool = False) -> tuple[Specificity, ...]:
    """Return a row for each part and mark, in their order.

    Where `published`, cells below 5 are hidden with those from which they could be computed.
    The family of tests is all cells; a hidden cell stays in it with probability 1, so that the
    corrected probabilities of the others are valid and tell nothing of it.
    """
    if not table.parts or not table.marks:
        return ()
    hidden = hidden_in(table) if published else np.zeros(table.seen.shape, dtype=bool)
    values = values_of(table, hidden)
    shown = iter(rows_at(table, values, np.argwhere(~hidden)))
    return tuple(
        Specificity(part=table.parts[part], mark=table.marks[mark], hidden=True)
        if hidden[part, mark]
        else next(shown)
        for part in range(len(table.parts))
        for mark in range(len(table.marks))
    )


def two_sided(index: Numbers) -> Numbers:
    """Return probabilities of so large an index on either side: twice that of its own."""
    return np.minimum(1.0, 2 * 10.0 ** -np.abs(index))


def hidden_in(table: Table) -> Flags:
    """Return which cells a published table hides, shape (parts, marks).

    A part whose base is hidden is hidden as a whole, and so is a mark whose sum is hidden.
    """
    everyone = table.unit is Unit.CONTRIBUTORS
    few = table.seen if everyone else np.minimum(table.seen, table.people)
    few_base = table.base if everyone else np.minimum(table.base, table.people_base)
    grid = _Grid.of(table.parts)
    bases = grid.hidden(table.base, few_base < LEAST, None)
    caps = np.where(bases, UNBOUNDED, table.base)
    return np.column_stack(
        [
            grid.hidden(table.seen[:, one], (few[:, one] < LEAST) | bases, caps)
            for one in range(len(table.marks))
        ]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Where parts lie in a table of one or two dimensions; one dimension is one column."""

    shape: tuple[int, int]
    rows: Indices
    columns: Indices

    @classmethod
    def of(cls, parts: tuple[Part, ...]) -> "_Grid":
        """Lay parts out by their first and second value."""
        rows, columns = (
            np.unique([part[at] if at < len(part) else "" for part in parts], return_inverse=True)
            for at in (0, 1)
        )
        return cls(shape=(len(rows[0]), len(columns[0])), rows=rows[1], columns=columns[1])

    def hidden(self, counts: Indices, first: Flags, most: Indices | None) -> Flags:
        """Return which parts are hidden; a place without a part is known to be empty."""
        if self.shape[1] == 1:
            limits = np.full(len(counts), UNBOUNDED) if most is None else most
            return hidden_in_line(counts, first, limits)
        at = (self.rows, self.columns)
        laid, limits = np.zeros(self.shape, np.int64), np.full(self.shape, UNBOUNDED)
        real, small = np.zeros(self.shape, dtype=bool), np.zeros(self.shape, dtype=bool)
        laid[at], real[at], small[at] = counts, True, first
        if most is not None:
            limits[at] = most
        found = hidden_cells(laid, real, small, limits)
        shown: Flags = found[:-1, :-1][at] | found[-1, -1]
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is computed of the counts of a table, each of shape (parts, marks)."""

    share: Numbers
    low: Numbers
    high: Numbers
    index: Numbers
    p_value: Numbers
    q_value: Numbers


def values_of(table: Table, hidden: Flags) -> Values:
    """Return index, probabilities, share and interval of every cell; hidden ones have q of p 1."""
    seen = table.seen.astype(np.float64)
    base = np.broadcast_to(table.base[:, None], seen.shape).astype(np.float64)
    marked = np.broadcast_to(seen.sum(axis=0), seen.shape)
    total = np.full_like(seen, table.base.sum())
    index = lafon(total, marked, base, seen) + 0.0  # no minus before zero
    p = two_sided(index)
    low, high = wilson(seen, base)
    return Values(
        share=seen / np.maximum(base, 1),
        low=low,
        high=high,
        index=index,
        p_value=p,
        q_value=false_discovery(np.where(hidden, 1.0, p).ravel()).reshape(p.shape),
    )


def rows_at(table: Table, values: Values, places: Indices) -> Iterator[Specificity]:
    """Yield the rows of a table at `places`, which has a row (part, mark) for each."""
    at = places[:, 0], places[:, 1]
    computed = (getattr(values, name) for name in VALUES)
    columns = (
        table.base[at[0]],
        table.seen.sum(axis=0)[at[1]],
        table.seen[at],
        table.people[at],
        *(one[at] for one in computed),
    )
    total = int(table.base.sum())
    listed = (column.tolist() for column in columns)
    for part, mark, base, marked, seen, people, *numbers in zip(
        *places.T.tolist(), *listed, strict=True
    ):
        yield Specificity(
            part=table.parts[part],
            mark=table.marks[mark],
            total=total,
            base=base,
            marked=marked,
            seen=seen,
            people=people,
            flag="n<30" if base < SMALL_BASE else "",
            **dict(zip(VALUES, numbers, strict=True)),
        )
