"""Few or no contributions, texts that are hard to write, quotations that are not real."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from sqlalchemy import Engine, delete, select, update

from service.accounts.errors import OutOfScope
from service.accounts.roles import Principal, Role
from service.analyses.tables import Assignment, Cell
from service.batches.tables import Contribution
from service.db.engine import reading, writing
from service.exports.corpus import Wanted, open_extract
from service.exports.documents.compose import compose_synthesis
from service.exports.documents.docx_writer import write_docx
from service.exports.documents.odt_writer import write_odt
from service.exports.documents.references import References
from service.exports.plain_text import plain_text
from service.exports.templates import SHIPPED
from service.synthesis.quotations import QuotationMismatch, quotations_in
from service.synthesis.read import synthesis_of
from service.synthesis.values import Quotation
from tests import builders
from tests.unit.service.exports.conftest import ANALYST, HARD
from tests.unit.service.exports.documents.conftest import Make

QUERY = select(Contribution.id, Contribution.text)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = builders.filled_database(tmp_path / "home")
    yield made
    made.dispose()


def value(make: Make, **given: Any) -> Any:
    return json.loads(make(".json", **given))


def text_of(made: bytes) -> str:
    document = docx.Document(BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("territory", ["75", "2A", "R93", "FR", "021"])
def test_a_document_comes_of_any_territory(make: Make, suffix: str, territory: str) -> None:
    assert make(suffix, territory=territory)


def test_a_territory_without_contribution_says_so(make: Make) -> None:
    said = text_of(make(territory="75"))
    assert "Aucune contribution n'a été reçue de Paris" in said
    assert "Aucune question fermée" in said
    assert "Ce document ne cite aucune contribution." in said


def test_four_contributions_are_neither_counted_nor_quoted(make: Make) -> None:
    found = value(make, territory="2A")
    assert found["themes"] == []
    assert found["participation"]["whole"]["received"] is None
    assert list(_texts(found)) == []
    said = text_of(make(territory="2A"))
    assert "moins de\u00a05 contributions" in said
    assert "désigneraient quelqu'un" in said


def test_many_contributions_of_few_people_are_not_quoted(make: Make, engine: Engine) -> None:
    with writing(engine) as session:
        here = Contribution.territory.in_(("02", "021"))
        session.execute(update(Contribution).where(here).values(contributor="p1"))
        session.commit()
    found = value(make, engine=engine)
    assert found["participation"]["whole"]["received"] == 22
    assert found["themes"] == []
    assert list(_texts(found)) == []


def test_a_small_base_is_not_compared(make: Make) -> None:
    said = text_of(make(territory="59"))
    assert "Base inférieure à 30 contributions" in said


def test_a_theme_that_is_absent_is_named(make: Make, engine: Engine) -> None:
    with writing(engine) as session:
        session.execute(delete(Cell).where(Cell.territory == "02", Cell.theme_id == "t03"))
        session.commit()
    said = text_of(make(engine=engine))
    assert "qu'aucune contribution reçue d'ici n'évoque : « Présence de la police" in said


def _texts(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        if "contribution_id" in found:
            yield found["text"]
        for each in found.values():
            yield from _texts(each)
    elif isinstance(found, list):
        for each in found:
            yield from _texts(each)


def test_every_quotation_is_in_its_contribution(hard_database: Engine) -> None:
    with reading(hard_database) as session:
        found = synthesis_of(session, opened(session))
        texts = {row.id: row.text for row in session.execute(QUERY)}
    quoted = list(quotations_in(found))
    assert len(quoted) > 5
    assert all(texts[one.contribution_id][one.start : one.end] == one.text for one in quoted)
    assert len({(one.contribution_id, one.start) for one in quoted}) == len(set(quoted))


def opened(session: Any, territory: str = "02") -> Any:
    return open_extract(session, ANALYST, Wanted(consultation=builders.SLUG, territory=territory))


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("write", [write_docx, write_odt])
def test_hard_texts_are_written_as_they_are(hard_database: Engine, write: Any, name: str) -> None:
    text = HARD[name][:300]
    said = Quotation(
        contribution_id=name, start=0, end=len(text), text=text, territory="Aisne", channel="x"
    )
    with reading(hard_database) as session:
        document = compose_synthesis(synthesis_of(session, opened(session)))
    block = References().quote(said)
    assert block.text == plain_text(text).text
    section = document.sections[0]
    stream = BytesIO()
    changed = [type(section)(name="essentiel", title="E", blocks=(block,)), *document.sections[1:]]
    suffix = ".docx" if write is write_docx else ".odt"
    write(stream, _with(document, changed), SHIPPED[suffix])
    if write is write_docx:
        assert plain_text(text).text in text_of(stream.getvalue())


def _with(document: Any, sections: Any) -> Any:
    return replace(document, sections=tuple(sections))


@pytest.mark.parametrize("kind", ["synthese", "national"])
def test_one_quotation_that_is_not_real_stops_the_export(
    make: Make, engine: Engine, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    with writing(engine) as session:
        session.execute(delete(Assignment).where(Assignment.theme_id == "t01"))
        session.commit()
    monkeypatch.setattr("service.synthesis.passages.printable", lambda *_: (3, 9_999))
    place = "02" if kind == "synthese" else "FR"
    with pytest.raises(QuotationMismatch) as caught:
        make(kind=kind, engine=engine, territory=place)
    assert caught.value.contribution in str(caught.value)
    assert caught.value.contribution.startswith("c0")


def test_a_writer_of_one_territory_gets_that_one(make: Make) -> None:
    writer = Principal(role=Role.REDACTEUR, territories=("02",))
    assert text_of(make(who=writer)) == text_of(make())
    for kind, territory in (("synthese", "59"), ("synthese", "FR"), ("national", "FR")):
        with pytest.raises(OutOfScope):
            make(kind=kind, who=writer, territory=territory)
    assert make(kind="methode", who=writer, territory="FR")


def test_nobody_speaks_for_the_population(make: Make) -> None:
    said = text_of(make()).lower()
    for word in ("les français", "les habitants veulent", "la majorité", "la population"):
        assert word not in said
    assert "se sont désignées elles-mêmes" in said
