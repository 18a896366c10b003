"""Workbooks without formulas."""

from pathlib import Path

import openpyxl

from service.exports.workbook import SHEET, write_workbook


def test_a_formula_stays_a_text_even_when_edited(tmp_path: Path) -> None:
    risky = '=HYPERLINK("http://exemple.fr")'
    write_workbook(tmp_path / "a.xlsx", ("titre", "part", "vide"), [(risky, 0.25, None)])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")[SHEET]
    cell = sheet["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (risky, "s", True)
    assert sheet["B2"].value == 0.25
    assert sheet["C2"].value is None
    assert sheet["A1"].font.bold


def test_addresses_and_numbers_in_texts_stay_texts(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", ("a", "b"), [("http://exemple.fr", "02")])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")[SHEET]
    assert sheet["A2"].hyperlink is None
    assert (sheet["B2"].value, sheet["B2"].quotePrefix) == ("02", False)
