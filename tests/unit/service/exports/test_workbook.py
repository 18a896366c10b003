"""Workbooks without formulas."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from service.exports.workbook import SHEET, write_workbook


def written(header: Sequence[str], row: Sequence[Any]) -> Any:
    """Return the sheet that is read back."""
    stream = io.BytesIO()
    write_workbook(stream, header, [row])
    return openpyxl.load_workbook(stream)[SHEET]


def test_a_formula_stays_a_text_even_when_edited() -> None:
    risky = '=HYPERLINK("http://exemple.fr")'
    sheet = written(("titre", "part", "vide"), (risky, 0.25, None))
    cell = sheet["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (risky, "s", True)
    assert sheet["B2"].value == 0.25
    assert sheet["C2"].value is None
    assert sheet["A1"].font.bold


def test_addresses_and_numbers_in_texts_stay_texts() -> None:
    sheet = written(("a", "b"), ("http://exemple.fr", "02"))
    assert sheet["A2"].hyperlink is None
    assert (sheet["B2"].value, sheet["B2"].quotePrefix) == ("02", False)
