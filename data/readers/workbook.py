"""XLSX, XLS and ODS workbooks."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data.errors import EmptyFile, MissingSheet, ProtectedWorkbook, TruncatedFile
from data.readers.cells import as_text
from data.readers.extent import check_extent
from data.readers.grid import settle
from data.readers.table import Origin, Table

Grid = list[list[str]]


def read_workbook(data: bytes, name: str, kind: str, sheet: str = "") -> Table:
    """Read one sheet: the one asked for, else the one with the most text.

    Formulas come as the value last computed; a text that looks like a formula stays a text.

    Raises:
        ProtectedWorkbook, TruncatedFile, TooLarge, MissingSheet, EmptyFile, HeaderOnly, AllBlank.
    """
    if kind in ("xlsx", "ods"):
        check_extent(data, name, kind)
    names, grids = _grids(data, name, sheet)
    if not any(any(row) for grid in grids.values() for row in grid):
        raise EmptyFile(name)
    chosen = sheet or max(grids, key=lambda key: _amount_of_text(grids[key]))
    table = settle(name, grids[chosen], Origin(format=kind, sheet=chosen, sheets=names))
    return table if len(grids) < 2 else _with_choice(table, grids)


def _grids(data: bytes, name: str, sheet: str) -> tuple[tuple[str, ...], dict[str, Grid]]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = tuple(book.sheet_names)
            wanted = [one for one in names if sheet in ("", one)]
            grids = {one: _grid(book.get_sheet_by_name(one)) for one in wanted}
    except calamine.PasswordError as error:
        raise ProtectedWorkbook(name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise TruncatedFile(name, "le classeur ne s'ouvre pas en entier") from error
    if sheet and not grids:
        raise MissingSheet(name, sheet, names)
    return names, grids


def _grid(sheet: Any) -> Grid:
    """Return the cells from A1 on, so that line numbers are those the spreadsheet shows."""
    rows: Sequence[Sequence[Any]] = sheet.to_python(skip_empty_area=False)
    return [[as_text(value) for value in row] for row in rows]


def _amount_of_text(grid: Grid) -> int:
    return sum(len(cell) for row in grid for cell in row if " " in cell.strip())


def _with_choice(table: Table, grids: dict[str, Grid]) -> Table:
    chosen = table.origin.sheet
    others = [
        f"« {name} »" for name, grid in grids.items() if name != chosen and any(map(any, grid))
    ]
    note = f"Feuille « {chosen} » choisie (la plus riche en texte)"
    note += (
        f" ; feuilles non lues : {', '.join(others)} (--sheet pour en changer)." if others else "."
    )
    return replace(table, notes=(note, *table.notes))
