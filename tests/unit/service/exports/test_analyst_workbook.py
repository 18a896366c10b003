"""The analysts' workbook as a spreadsheet opens it."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from service.accounts.roles import Principal, Role
from service.exports.sheets import (
    MOST_CHARACTERS,
    Column,
    Sheet,
    SheetWriter,
    opened_workbook,
    pieces,
)
from tests import builders, figures
from tests.unit.service.exports.conftest import HARD, Export

WRITER = Principal(role=Role.REDACTEUR, territories=("59",))
LIMIT = 32_767


@pytest.fixture
def book(export: Export) -> Any:
    return openpyxl.load_workbook(BytesIO(export("classeur")))


def rows_of(sheet: Any) -> dict[str, dict[str, Any]]:
    """Return the rows by their first cell, each by header."""
    header, *rows = sheet.iter_rows(values_only=True)
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def test_there_is_a_row_for_each_contribution_blank_ones_included(book: Any) -> None:
    rows = rows_of(book["Contributions"])
    assert len(rows) == 38 + len(HARD) + 1
    one = rows["c001"]
    assert (one["Code territoire"], one["Canal"], one["Date"]) == (
        "021", "consultation en ligne", "2020-01-12",
    )  # fmt: skip
    assert one["Thèmes"] == "Vitesse des voitures ; Présence de la police municipale"
    assert one["Sous-thèmes"] == "Abords des écoles"
    assert (one["Passages"], one["Passages sans thème"], one["Longueur"]) == (
        2,
        0,
        len(one["Texte"]),
    )
    assert [one[title] for title, _ in builders.THEMES.values()] == [None, 1, 1]
    assert (rows["x-vide"]["État"], one["État"]) == ("vide", "avec thème")


def test_every_sheet_has_a_filter_and_frozen_panes(book: Any) -> None:
    figures = ["Thèmes par territoire", "Spécificités", "Questions fermées"]
    sheets = ["Contributions", "Thèmes", *figures, "Campagnes", "Méthode"]
    assert book.sheetnames == sheets
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_contributions_tell_their_campaign_and_a_sheet_lists_them(book: Any) -> None:
    rows = rows_of(book["Contributions"])
    assert {name for name, row in rows.items() if row["Campagne"] == 1} == {"c001", "c031"}
    campaign = next(iter(rows_of(book["Campagnes"]).values()))
    assert (campaign["Contributions"], campaign["Nombre de territoires"]) == (2, 2)
    assert campaign["Texte le plus courant"] == figures.CAMPAIGN


def test_a_copy_names_its_original_to_who_may_read_it(book: Any, export: Export) -> None:
    assert rows_of(book["Contributions"])["c031"]["Copie de"] == "c001"
    own = openpyxl.load_workbook(BytesIO(export("classeur", who=WRITER, territory="59")))
    assert rows_of(own["Contributions"])["c031"]["Copie de"] is None
    assert rows_of(own["Contributions"])["c031"]["État"] == "copie"


def test_a_formula_stays_a_text(book: Any) -> None:
    found = [
        cell for row in book["Contributions"] for cell in row if cell.value == HARD["x-formule"]
    ]
    assert [(cell.data_type, cell.quotePrefix) for cell in found] == [("s", True)]
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}


def test_a_long_text_goes_on_in_further_columns(book: Any) -> None:
    row = rows_of(book["Contributions"])["x-long"]
    parts = [row["Texte"], *(value for key, value in row.items() if key.startswith("Texte (suite"))]
    assert "".join(parts) == HARD["x-long"]
    assert len(parts) == 5
    assert row["Longueur"] == 80_000


@pytest.mark.parametrize("name", ["x-emoji", "x-arabe", "x-balise", "x-formule", "x-etoiles"])
def test_a_hard_text_is_whole(book: Any, name: str) -> None:
    found = rows_of(book["Contributions"])[name]["Texte"]
    assert found.replace("_x005F_", "_").rstrip() == HARD[name]


def test_characters_that_xml_forbids_are_replaced(book: Any) -> None:
    assert rows_of(book["Contributions"])["x-controle"]["Texte"].startswith(
        "Un mot\ufffd caché\ufffd"
    )


@pytest.mark.parametrize("text", ["", "a" * 16_000, "😀" * 40_001, "é" * MOST_CHARACTERS * 2])
def test_no_piece_exceeds_a_cell(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LIMIT for piece in found)


def test_the_other_sheets_explain(book: Any) -> None:
    themes = rows_of(book["Thèmes"])
    assert list(themes)[:3] == [
        "Éclairage public des rues", "Lampadaires en panne", "Vitesse des voitures",
    ]  # fmt: skip
    assert themes["Lampadaires en panne"]["Thème parent"] == "Éclairage public des rues"
    places = rows_of(book["Thèmes par territoire"])
    assert {"FR", "02", "59", "2A"} <= set(places)
    method = rows_of(book["Méthode"])
    assert method["Contributions dans ce classeur"]["Valeur"] == 38 + len(HARD) + 1
    assert method["Reçues"]["Valeur"] == 40
    assert method["Analyse"]["Valeur"] == builders.ANALYSIS


def test_a_writer_sees_the_own_texts_and_figures_only(export: Export) -> None:
    book = openpyxl.load_workbook(BytesIO(export("classeur", WRITER)))
    rows = rows_of(book["Contributions"]).values()
    assert {row["Code territoire"] for row in rows} == {"59"}
    assert set(rows_of(book["Thèmes par territoire"])) <= {"59", "R32", "FR"}
    assert "Dit ailleurs" not in str(rows_of(book["Thèmes"]))


def test_rows_beyond_a_sheet_go_on_in_another() -> None:
    stream = BytesIO()
    with opened_workbook(stream, "essai", builders.datetime(2020, 1, 1)) as book:
        rows = ((number, "x") for number in range(7))
        wanted = Sheet(title="Lignes", columns=[Column("n"), Column("x")], rows=rows, most=3)
        assert SheetWriter(book).write(wanted) == 7
    read = openpyxl.load_workbook(stream)
    assert [(sheet.title, sheet.max_row) for sheet in read] == [
        ("Lignes", 4), ("Lignes 2", 4), ("Lignes 3", 2),
    ]  # fmt: skip
