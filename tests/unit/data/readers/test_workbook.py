"""Workbooks: the sheet with the most text, real dates, clear refusals."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from odfdo import Cell, Document, Row
from odfdo import Table as OdfTable

from data.errors import EmptyFile, MissingSheet, ProtectedWorkbook, TruncatedFile
from data.readers import Table, read

Write = Callable[..., Path]
Rows = Sequence[Sequence[object]]
ROWS: Rows = [
    ["id", "date", "avis"],
    [1, dt.date(2020, 1, 8), "Trop de bruit la nuit"],
    [2, None, "RAS"],
]
SHORT: list[list[str | int]] = [["id", "avis"], [1, "Trop de bruit"]]


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_table(path: Path, **more: str) -> Table:
    table = read(path, **more)
    assert isinstance(table, Table)
    return table


def test_the_sheet_with_the_most_text_is_read_and_the_choice_told(write: Write) -> None:
    path = write(
        xlsx({"Lisez-moi": [["voir la feuille deux"]], "Avis": ROWS, "Vide": []}), "a.xlsx"
    )
    table = as_table(path)
    assert table.origin.sheet == "Avis"
    assert "« Lisez-moi »" in table.notes[0]
    assert table.rows[0] == ["1", "2020-01-08", "Trop de bruit la nuit"]


def test_a_sheet_can_be_asked_for(write: Write) -> None:
    path = write(xlsx({"A": ROWS, "B": [["avis"], ["autre chose"]]}), "a.xlsx")
    assert as_table(path, sheet="B").rows == [["autre chose"]]
    with pytest.raises(MissingSheet, match="« A », « B »"):
        read(path, sheet="C")


def test_a_workbook_called_csv_is_read_as_the_workbook_it_is(write: Write) -> None:
    assert as_table(write(xlsx({"A": ROWS}), "a.csv")).origin.format == "xlsx"


def test_title_lines_and_blank_rows_keep_their_numbers(write: Write) -> None:
    rows: Rows = [["Enquête de janvier"], [], *ROWS, [], [3, None, "Plus de bus"]]
    table = as_table(write(xlsx({"A": rows}), "a.xlsx"))
    assert list(table.lines) == [4, 5, 7]


def test_a_formula_that_is_text_stays_text(write: Write) -> None:
    book = openpyxl.Workbook()
    book.active.append(["avis"])
    book.active.append(["x"])
    book.active["A2"].value, book.active["A2"].data_type = "=HYPERLINK(1)", "s"
    buffer = io.BytesIO()
    book.save(buffer)
    assert as_table(write(buffer.getvalue(), "a.xlsx")).rows == [["=HYPERLINK(1)"]]


def test_old_workbooks_are_read(write: Write) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Avis")
    for y, row in enumerate(SHORT):
        for x, value in enumerate(row):
            sheet.write(y, x, value)
    buffer = io.BytesIO()
    book.save(buffer)
    table = as_table(write(buffer.getvalue(), "a.xls"))
    assert (table.origin.format, table.rows) == ("xls", [["1", "Trop de bruit"]])


def test_open_document_sheets_are_read(write: Write, tmp_path: Path) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    sheet = OdfTable("Avis")
    for values in SHORT:
        row = Row()
        for place, value in enumerate(values):
            row.set_cell(place, Cell(value))
        sheet.append_row(row)
    document.body.append(sheet)
    document.save(tmp_path / "a.ods")
    table = as_table(tmp_path / "a.ods")
    assert (table.origin.format, table.rows) == ("ods", [["1", "Trop de bruit"]])


def test_a_password_is_asked_to_be_taken_off(write: Write) -> None:
    closed = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx({"A": ROWS}))).encrypt("secret", closed)
    with pytest.raises(ProtectedWorkbook, match="sans mot de passe"):
        read(write(closed.getvalue(), "a.xlsx"))


def test_a_truncated_workbook_is_reported(write: Write) -> None:
    data = xlsx({"A": ROWS})
    with pytest.raises(TruncatedFile, match="endommagé"):
        read(write(data[: len(data) // 2], "a.xlsx"))


def test_a_workbook_without_cells_is_empty(write: Write) -> None:
    with pytest.raises(EmptyFile):
        read(write(xlsx({"A": []}), "a.xlsx"))
