"""Specificities and closed questions in the analysts' workbook."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from service.accounts.roles import Principal, Role
from service.db.engine import reading
from service.exports.corpus import Wanted, open_extract
from service.exports.formats import FORMATS
from service.specificities.queries import specificities_of
from tests import builders, figures, planted

ANALYST = Principal(role=Role.ANALYSTE)
WRITER = Principal(role=Role.REDACTEUR, territories=("02",))
Rows = list[dict[str, Any]]


def exported(
    engine: Engine, who: Principal = ANALYST, territory: str = "FR", slug: str = builders.SLUG
) -> Any:
    stream = BytesIO()
    with reading(engine) as session:
        wanted = Wanted(consultation=slug, territory=territory)
        FORMATS["classeur"].write(stream, session, open_extract(session, who, wanted))
    return openpyxl.load_workbook(stream)


def rows_of(book: Any, sheet: str) -> Rows:
    header, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_specificities_are_those_that_are_served(database: Engine) -> None:
    found = rows_of(exported(database, slug=planted.SLUG), "Spécificités")
    with reading(database) as session:
        view = open_extract(session, ANALYST, Wanted(consultation=planted.SLUG)).view
        served = specificities_of(session, view, "territory")
    by_place = [row for row in found if row["Code"] and row["Niveau"] == 1]
    assert len(by_place) == len(served) > 10
    first, row = served[0], by_place[0]
    assert (row["Thème"], row["Code"]) == (first.title, first.territory)
    assert row["Indice de spécificité"] == pytest.approx(first.specificity)
    counts = [row[title] for title in row if title.endswith((" (f)", " (t)", " (F)", " (T)"))]
    assert counts == [first.seen, first.base, first.marked, first.total]
    assert {row["Canal"] for row in found if row["Canal"]}


def test_a_territory_is_compared_as_a_whole_and_by_channel_within_it(database: Engine) -> None:
    found = rows_of(exported(database, territory="59", slug=planted.SLUG), "Spécificités")
    assert {row["Code"] for row in found} == {"59"}
    assert {bool(row["Canal"]) for row in found} == {True, False}


def test_an_analysis_that_kept_no_comparison_has_an_empty_sheet(engine: Engine) -> None:
    book = exported(engine)
    assert rows_of(book, "Spécificités") == []
    assert rows_of(book, "Questions fermées") == []


def test_closed_questions_have_a_row_an_option_by_territory_and_channel(engine: Engine) -> None:
    figures.add_closed(engine)
    found = rows_of(exported(engine), "Questions fermées")
    dordogne = [row for row in found if row["Code"] == "24"]
    assert [row["Réponse"] for row in dordogne] == ["Pas du tout", "Peu", "Assez", "Tout à fait"]
    assert [row["Effectif"] for row in dordogne][2:] == [170, 61]
    assert (dordogne[2]["Base"], round(dordogne[2]["Part"], 4)) == (356, 0.4775)
    nation = [row for row in found if row["Code"] == "FR"]
    assert {row["Canal"] for row in nation} == {"ensemble", "courrier", "réunion"}
    assert found[0]["Code"] == "FR"


def test_a_writer_reads_the_closed_questions_of_the_own_figures_only(engine: Engine) -> None:
    figures.add_closed(engine)
    found = rows_of(exported(engine, WRITER, "02"), "Questions fermées")
    assert {row["Code"] for row in found} == {"02", "021"}
    assert 0 in {row["Effectif"] for row in found}
