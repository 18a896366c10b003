"""No cell is ever run as a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.exports.cells import FORMULA_STARTS, Value, as_cell, neutralise
from service.exports.csv_text import write_csv


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x")', "+33 6", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"],
)
def test_a_formula_looking_text_gets_an_apostrophe(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "sécurité", "a=b", "5 - 3", "l'école"])
def test_another_text_stays_as_it_is(text: str) -> None:
    assert neutralise(text) == text


@given(st.text())
def test_no_neutralised_text_begins_like_a_formula(text: str) -> None:
    assert not neutralise(text).lstrip().startswith(FORMULA_STARTS)


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "oui"), (False, "non"), (-3, "-3"), (0.25, "0,25"), (-1.5, "-1,5")],
)
def test_numbers_are_written_as_the_french_do_and_stay_numbers(value: Value, cell: str) -> None:
    assert as_cell(value) == cell


def test_a_table_survives_separators_quotes_and_line_breaks() -> None:
    rows = [("a;b", 'dit "oui"', "ligne 1\nligne 2"), ("é", "", "x")]
    text = write_csv(("un", "deux", "trois"), rows)
    back = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=";"))
    assert back == [["un", "deux", "trois"], *(list(row) for row in rows)]
