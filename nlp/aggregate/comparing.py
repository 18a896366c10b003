"""Specificities of themes by every dimension and every pair of them, in all units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.aggregate.kept import Kept, kept_cells
from nlp.aggregate.parting import Held, Parted, Way, themes_held
from nlp.aggregate.specificities import SMALL_BASE, Specificity
from nlp.aggregate.suppression import LEAST
from nlp.aggregate.voices import Table, Unit

UNITS = (Unit.CONTRIBUTORS, Unit.TEXTS)
ALL = ""
"""The mark of all units of a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The cells of one table: themes of one `level` by one way of parting, in one unit.

    Rows of level 0 have the mark "": all units of a part.
    """

    way: Way
    unit: Unit
    level: int
    cells: tuple[Kept, ...]


def compare_parts(parted: Parted, ids: Sequence[str], themes: int) -> Iterator[Compared]:
    """Yield a table for each way of parting, unit and level; `ids` are themes, then sub-themes."""
    levels = {1: range(themes), 2: range(themes, len(ids))}
    held = {level: themes_held(parted.register, ids, within) for level, within in levels.items()}
    for way in parted.ways():
        for level, marks in held.items():
            yield from _compared(parted, way, level, marks)


def _compared(parted: Parted, way: Way, level: int, marks: Held) -> Iterator[Compared]:
    voices = parted.voices(way, marks)
    if voices is None:
        return
    for unit in UNITS:
        table = voices.table(unit)
        if level == 1:
            yield Compared(way=way, unit=unit, level=0, cells=tuple(_bases(table)))
        yield Compared(way=way, unit=unit, level=level, cells=tuple(kept_cells(table)))


def _bases(table: Table) -> Iterator[Kept]:
    total = int(np.sum(table.base))
    for part, base, people in zip(table.parts, table.base.tolist(), table.people_base, strict=True):
        row = Specificity(
            part=part,
            mark=ALL,
            total=total,
            base=base,
            marked=total,
            seen=base,
            share=1.0,
            low=1.0,
            people=int(people),
            flag="n<30" if base < SMALL_BASE else "",
        )
        yield Kept(row=row, hidden=min(base, int(people)) < LEAST, q_published=1.0)
