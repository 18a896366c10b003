"""Sections filled from what the analysis kept: statements, closed questions, specificities."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from sqlalchemy import Engine, select

from service.analyses.tables import Analysis, Statement
from service.batches.tables import Contribution
from service.closed.tables import ClosedQuestion, ClosedTally
from service.db.engine import writing
from service.specificities.tables import PartWord, SpecificityRow
from tests import builders
from tests.unit.service.exports.documents.conftest import Make


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Add to the small consultation what an analysis of today keeps."""
    made = builders.filled_database(tmp_path_factory.mktemp("sections"))
    with writing(made) as session:
        owner = session.scalars(builders.select_consultation()).one().id
        analysis = session.get_one(Analysis, builders.ANALYSIS)
        analysis.quality = {**analysis.quality, "natures": {"constat": 1, "proposition": 2}}
        keys = {one.id: one.key for one in session.scalars(select(Contribution))}
        session.add_all(_statements(keys))
        session.add_all(_closed(owner))
        session.add_all(_specifics(keys["c002"]))
        session.commit()
    yield made
    made.dispose()


def _statements(keys: dict[str, int]) -> Iterator[Statement]:
    rows = (
        ("t01", "constat", "c000", 2, "", ""),
        ("t01", "proposition", "c003", 7, "technologies", "commune"),
        ("t02", "proposition", "c001", 1, "organisation", ""),
        ("t03", "proposition", "c002", 1, "", ""),
        ("t02", "pour", "c004", 9, "", ""),
        ("t02", "contre", "c007", 6, "", ""),
    )
    for theme, kind, name, count, axis, actor in rows:
        subject = "ralentisseurs" if kind in ("pour", "contre") else ""
        yield Statement(
            analysis_id=builders.ANALYSIS, contribution_key=keys[name], territory="02",
            theme_id=theme, kind=kind, subject=subject, position=0, contributions=count,
            place="021", start=0, end=30, axis=axis, actor=actor,
        )  # fmt: skip


def _closed(owner: int) -> Iterator[Any]:
    asked = (("q0", "Concerné ?", ["Oui", "Non"], [158, 3], 161),
             ("q1", "Rassuré ?", ["Tout à fait", "Assez", "Peu"], [20, 30, 10], 60))  # fmt: skip
    for place, (name, question, options, chosen, base) in enumerate(asked):
        yield ClosedQuestion(
            consultation_id=owner, id=name, position=place, question=question, options=options,
            multiple=False, repeated=0, digest="",
        )  # fmt: skip
        yield ClosedTally(
            consultation_id=owner, question_id=name, territory="02", channel="", audience="",
            base=base, non_answers=0, unknown=0, chosen=chosen,
        )  # fmt: skip


def _specifics(key: int) -> Iterator[Any]:
    numbers = {
        "analysis_id": builders.ANALYSIS, "way": "département", "part": "02", "total": 900,
        "base": 90, "people": 40, "share": 0.4, "low": 0.3, "high": 0.5, "p_value": 0.0001,
        "q_value": 0.001,
    }  # fmt: skip
    themes = (("t01", 60, 40, 4.2, False, 0.001), ("t02", 60, 30, 3.1, True, 0.001),
              ("t03", 60, 9, -0.4, False, 0.8))  # fmt: skip
    for theme, marked, seen, index, hidden, q in themes:
        yield SpecificityRow(
            **numbers, unit="contributeurs", level=1, theme_id=theme, marked=marked, seen=seen,
            specificity=index, hidden=hidden, q_published=q,
        )  # fmt: skip
    for side, word, seen in (("plus", "betteraves", 12), ("rare", "patrouille", 3)):
        yield PartWord(
            **numbers, side=side, rank=1, word=word, marked=12, seen=seen, specificity=5.0,
            hidden=False, contribution_key=key, start=0, end=20,
        )  # fmt: skip


@pytest.fixture(scope="module")
def paragraphs(make: Make, engine: Engine) -> list[str]:
    document = docx.Document(BytesIO(make(engine=engine)))
    cells = [" | ".join(cell.text for cell in row.cells)
             for table in document.tables for row in table.rows]  # fmt: skip
    return [*(one.text for one in document.paragraphs), *cells]


def test_propositions_stand_under_their_axis_in_the_order_of_the_axes(
    paragraphs: list[str],
) -> None:
    names = ("Propositions par axe", "Organisation", "Technologies", "Sans axe national",
             "Demandes opposées")  # fmt: skip
    places = [paragraphs.index(name) for name in names]
    assert places == sorted(places)
    under = paragraphs[places[2] + 1]
    assert "acteur concerné : commune ; 7 contributions proches" in under
    assert "« Il manque des lampadaires, la »" in under.replace("\u00a0", " ")


def test_both_sides_of_a_demand_are_counted_and_quoted(paragraphs: list[str]) -> None:
    place = next(
        at for at, one in enumerate(paragraphs) if "ralentisseurs" in one and "pour :" in one
    )
    assert "pour : 9 contributions ; contre : 6 contributions." in paragraphs[place]
    assert paragraphs[place + 1].startswith("Pour")
    assert paragraphs[place + 3].startswith("Contre")


def test_the_summary_of_a_theme_tells_what_is_asked_for(paragraphs: list[str]) -> None:
    assert any(one.startswith("Ce qui est demandé\u00a0: «") for one in paragraphs)


def test_an_answer_withheld_for_another_is_told_by_what_it_surely_reaches(
    paragraphs: list[str],
) -> None:
    said = [one.replace("\u00a0", " ") for one in paragraphs]
    assert "Oui | au moins 157 | au moins 97,5 %" in said
    assert "Non | n. p. | –" in said
    assert "Assez | 30 | 50,0 %" in said


def test_what_is_hidden_or_by_chance_does_not_set_a_territory_apart(
    paragraphs: list[str],
) -> None:
    rows = [one for one in paragraphs if one.count("|") == 4]
    assert any(
        one.startswith("Éclairage public des rues | thème | +4,2 | 40 sur 90") for one in rows
    )
    assert any(one.startswith("betteraves | expression") for one in rows)
    assert not any(one.startswith(("Vitesse", "Présence")) for one in rows)


def test_a_rare_idea_is_quoted(paragraphs: list[str]) -> None:
    assert any(one.startswith("Terme « patrouille »") for one in paragraphs)


def test_values_are_the_same_in_json(make: Make, engine: Engine, tmp_path: Path) -> None:
    said = make(".json", engine=engine).decode()
    assert '"least": 157' in said
    assert "158" not in said


def test_a_period_that_was_not_told_stands_in_the_title_alone(paragraphs: list[str]) -> None:
    opening = next(one for one in paragraphs if one.startswith("Ce document décrit"))
    assert "non précisée" not in opening
    assert any("non précisée" in one for one in paragraphs)
