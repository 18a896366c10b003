"""Delimited text is read whatever its separator and line ends, and nothing is lost."""

from itertools import product

import pytest

from data.errors import AllBlank, EmptyFile, HeaderOnly, UnclosedQuote
from data.readers.delimited import read_delimited
from data.readers.table import Table

ROWS = [["id", "avis"], ["1", "bonjour, tout va bien"], ["2", "ligne une\nligne deux"]]


def read(text: str) -> Table:
    return read_delimited(text.encode(), "avis.csv")


def lines(separator: str, end: str) -> str:
    return "".join(separator.join(f'"{cell}"' for cell in row) + end for row in ROWS)


@pytest.mark.parametrize(("separator", "end"), [*product(";,\t|", ["\n", "\r\n", "\r"])])
def test_every_separator_and_line_end_gives_the_same_table(separator: str, end: str) -> None:
    table = read(lines(separator, end))
    assert [list(row) for row in table.rows] == ROWS[1:]
    assert (table.columns, table.origin.separator) == (("id", "avis"), separator)
    assert list(table.lines) == [2, 3]


def test_mixed_line_ends_are_all_line_ends() -> None:
    assert len(read("id;avis\r\n1;un\n2;deux\r3;trois").rows) == 3


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = read('id;avis\n1;"un\n\nsuite"\n\n2;deux\n')
    assert list(table.lines) == [2, 4]
    assert [one.row for one in table.refused] == [3]


def test_a_text_of_one_column_keeps_its_commas() -> None:
    table = read("avis\nOui, mais non\nBien\nTrop, beaucoup, trop cher\nPeut-être")
    assert table.columns == ("avis",)
    assert table.rows[2] == ["Trop, beaucoup, trop cher"]


def test_a_cell_of_eighty_thousand_characters_is_kept_with_a_note() -> None:
    long = "mot " * 20_000
    table = read(f"id;avis\n1;{long}\n2;court")
    assert table.rows[0][1] == long
    assert any("gardée entière" in note for note in table.notes)


def test_a_longer_row_is_refused_with_its_reason() -> None:
    table = read("id;avis;ville\n1;bon;Laon\n2;mal;placé;Laon\n3;bien;Guise")
    assert len(table.rows) == 2
    assert table.refused[0].row == 3
    assert table.refused[0].reason.startswith("ligne-decalee: 4 cellules pour 3 colonnes")
    assert table.received == 3


def test_a_shorter_row_is_refused_when_the_missing_cells_matter() -> None:
    table = read("id;avis;ville\n1;bon;Laon\n2;mal\n3;bien;Guise")
    assert [one.row for one in table.refused] == [3]


def test_a_row_without_its_last_empty_cells_is_completed_with_a_note() -> None:
    table = read("id;avis;remarque\n1;bon;\n2;mal\n3;bien;\n4;moyen;oui")
    assert table.rows[1] == ["2", "mal", ""]
    assert any("complétées" in note for note in table.notes)


def test_empty_cells_beyond_the_header_are_dropped() -> None:
    assert read("id;avis\n1;bon;;\n2;mal\n").rows == [["1", "bon"], ["2", "mal"]]


def test_duplicate_headers_are_told_apart_with_a_note() -> None:
    table = read("avis;avis;avis (2);\n1;2;3;4\n")
    assert table.columns == ("avis", "avis (2)", "avis (2) (2)", "colonne 4")
    assert sum("renommé" in note for note in table.notes) == 2


def test_title_lines_above_the_header_are_left_aside_with_a_note() -> None:
    text = "Consultation 2020;;;\n;;;\nid;date;ville;avis\n1;08/01/2020;Laon;Bien\n2;;Laon;Mal\n"
    table = read(text)
    assert table.columns == ("id", "date", "ville", "avis")
    assert list(table.lines) == [4, 5]
    assert "Consultation 2020" in table.notes[0]


def test_formula_looking_cells_stay_text() -> None:
    formula = '=HYPERLINK(""http://exemple.fr"";""clic"")'
    table = read(f'id;avis\n1;"{formula}"\n2;+33 fois oui\n')
    assert table.rows[0][1] == '=HYPERLINK("http://exemple.fr";"clic")'


def test_an_open_quote_does_not_swallow_the_file() -> None:
    rows = "".join(f"{n};avis numéro {n}\n" for n in range(2, 30))
    with pytest.raises(UnclosedQuote) as caught:
        read(f'id;avis\n1;"jamais fermé\n{rows}')
    assert (caught.value.row, caught.value.lines) == (2, 28)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyFile),
        (";;\n;;\n", EmptyFile),
        ("id;avis\n", HeaderOnly),
        ("id;avis\n;\n;\n", AllBlank),
        ("id;avis\n\n\n", AllBlank),
        ("id;avis\n;\n \n", AllBlank),
    ],
)
def test_a_file_without_rows_says_so(text: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"avis\.csv"):
        read(text)
