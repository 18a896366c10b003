"""The cells of a table inside minutes: which are labels, and which were said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.readers.lines import Line

_LABEL_WORDS = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paragraph stands: an opaque key of its table, its row and column from 0."""

    table: int
    row: int
    column: int


def cell_lines(placed: Sequence[tuple[Line, Cell | None]]) -> list[Line]:
    """Return the lines, those of tables as cells that know their row and column heads.

    In a table of several rows and columns, short cells of the first row and column are labels. A
    table of one row or one column is layout: its cells are plain lines.
    """
    sizes = _sizes([cell for _, cell in placed if cell])
    heads = {
        (cell.table, cell.row, cell.column): line.text
        for line, cell in placed
        if cell and _is_head(line, cell, sizes)
    }
    return [
        _in_table(line, cell, heads) if cell and _is_grid(cell, sizes) else line
        for line, cell in placed
    ]


def _sizes(cells: Sequence[Cell]) -> dict[int, tuple[int, int]]:
    sizes: dict[int, tuple[int, int]] = {}
    for cell in cells:
        rows, columns = sizes.get(cell.table, (0, 0))
        sizes[cell.table] = (max(rows, cell.row + 1), max(columns, cell.column + 1))
    return sizes


def _is_grid(cell: Cell, sizes: dict[int, tuple[int, int]]) -> bool:
    return min(sizes[cell.table]) > 1


def _is_head(line: Line, cell: Cell, sizes: dict[int, tuple[int, int]]) -> bool:
    edge = cell.row == 0 or cell.column == 0
    return _is_grid(cell, sizes) and edge and len(line.text.split()) <= _LABEL_WORDS


def _in_table(line: Line, cell: Cell, heads: dict[tuple[int, int, int], str]) -> Line:
    if heads.get((cell.table, cell.row, cell.column)) == line.text:
        return replace(line, kind="label")
    row, column = (
        heads.get((cell.table, cell.row, 0), ""),
        heads.get((cell.table, 0, cell.column), ""),
    )
    lead = " – ".join(head for head in (row, column) if head)
    return replace(line, kind="cell", lead=lead)
