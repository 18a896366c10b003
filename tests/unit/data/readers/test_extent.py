"""A small workbook cannot ask for all the memory of the machine."""

import io

import openpyxl
import pytest
from odfdo import Cell, Document, Row
from odfdo import Table as OdfTable

from data.errors import TooLarge, TruncatedFile
from data.readers.extent import check_extent


def sheet_with(cell: str) -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "avis"
    book.active[cell] = "égaré"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repeated(columns: int, rows: int, text: str | None) -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    table = OdfTable("A")
    row = Row()
    row.append(Cell(text, repeated=columns))
    row.repeated = rows
    table.append(row)
    document.body.append(table)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_stray_cell_in_the_last_corner_is_refused() -> None:
    with pytest.raises(TooLarge, match="1048576 lignes et 16384 colonnes"):
        check_extent(sheet_with("XFD1048576"), "a.xlsx", "xlsx")


def test_a_large_honest_sheet_is_not() -> None:
    check_extent(sheet_with("Z100000"), "a.xlsx", "xlsx")


def test_repeated_cells_are_counted_when_they_are_filled() -> None:
    with pytest.raises(TooLarge):
        check_extent(repeated(16_384, 1_048_576, "x"), "a.ods", "ods")
    check_extent(repeated(16_384, 1_048_576, None), "a.ods", "ods")


def test_a_damaged_archive_is_reported() -> None:
    with pytest.raises(TruncatedFile):
        check_extent(b"PK", "a.xlsx", "xlsx")


def test_a_damaged_sheet_is_reported() -> None:
    data = bytearray(sheet_with("B2"))
    place = data.index(b"xl/worksheets/sheet1.xml") + 30
    data[place : place + 20] = bytes(20)
    with pytest.raises(TruncatedFile):
        check_extent(bytes(data), "a.xlsx", "xlsx")
