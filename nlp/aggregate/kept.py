"""Specificities as they are kept: for who reads all, and for what is published."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from nlp.aggregate.specificities import Flags, Specificity, hidden_in, rows_at, values_of
from nlp.aggregate.suppression import LEAST
from nlp.aggregate.voices import Table

TELLING = 0.05
"""Empty cells are kept where their corrected probability is not above this."""

LARGEST_GRID = 64
"""Parts of a crossed table beyond which published output shows none of its cells: nearly all
would be hidden, and finding out which takes minutes."""

MOST_SMALL = 0.5
"""The share of small cells of a mark in a crossed table beyond which all of them are hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A specificity; what is published leaves out the `hidden` ones and shows `q_published`."""

    row: Specificity
    hidden: bool
    q_published: float


def kept_cells(table: Table) -> Iterator[Kept]:
    """Yield the cells of a table that someone is counted in, and the empty ones that tell.

    A published table has its own family of tests, in which hidden cells have probability 1.
    """
    if not table.parts or not table.marks:
        return
    hidden = hidden_or_all(table)
    values = values_of(table, np.zeros_like(hidden))
    published = values_of(table, hidden).q_value
    wanted = (table.seen > 0) | (values.q_value <= TELLING)
    places = np.argwhere(wanted)
    flags = (hidden[wanted].tolist(), published[wanted].tolist())
    for row, unseen, q in zip(rows_at(table, values, places), *flags, strict=True):
        yield Kept(row=row, hidden=unseen, q_published=q)


def hidden_or_all(table: Table) -> Flags:
    """Return which cells a published table hides, shape (parts, marks).

    In a crossed table a mark of which most cells are small is hidden as a whole.
    """
    if len(table.parts[0]) == 1:
        return hidden_in(table)
    hidden = np.ones(table.seen.shape, dtype=bool)
    shown = (np.minimum(table.seen, table.people) < LEAST).mean(axis=0) <= MOST_SMALL
    if len(table.parts) <= LARGEST_GRID and shown.any():
        hidden[:, shown] = hidden_in(with_marks(table, shown))
    return hidden


def with_marks(table: Table, kept: Flags) -> Table:
    """Return a table with some of its marks only."""
    return replace(
        table,
        marks=tuple(mark for mark, keep in zip(table.marks, kept.tolist(), strict=True) if keep),
        seen=table.seen[:, kept],
        people=table.people[:, kept],
    )
