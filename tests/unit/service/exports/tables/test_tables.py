"""The same rows in each format, and only those that a reader may see."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pyarrow.parquet
import pytest
from sqlalchemy import Engine

from service.accounts.roles import Principal, Role
from service.analyses.tables import Statement
from service.batches.tables import Contribution
from service.campaigns.tables import Campaign
from service.closed.tables import ClosedQuestion, ClosedTally
from service.db.engine import reading, writing
from service.exports.corpus import Wanted, open_extract
from service.exports.tables.catalogue import TABLES, find_table
from service.exports.tables.errors import UnknownTable
from service.exports.tables.writers import WRITERS, write_csv
from tests import builders
from tests.unit.service.exports.conftest import ANALYST, HARD

Write = Callable[..., bytes]


@pytest.fixture
def write(hard_database: Engine) -> Write:
    def written(
        name: str, suffix: str = ".json", who: Principal = ANALYST, territory: str = "FR"
    ) -> bytes:
        stream = BytesIO()
        table = TABLES[name]
        with reading(hard_database) as session:
            wanted = Wanted(consultation=builders.SLUG, territory=territory)
            rows = table.rows(session, open_extract(session, who, wanted))
            WRITERS[suffix](stream, table, rows)
        return stream.getvalue()

    return written


@pytest.fixture(scope="module", autouse=True)
def kept(hard_database: Engine) -> None:
    """Add one row of each table that the small consultation has none of."""
    with writing(hard_database) as session:
        owner = session.scalars(builders.select_consultation()).one().id
        first = session.query(Contribution).filter_by(id="c000").one()
        options = ["Oui", "Non"]
        session.add_all([
            ClosedQuestion(consultation_id=owner, id="q1", position=0, question="Content ?",
                           options=options, multiple=False, repeated=0, digest=""),
            ClosedTally(consultation_id=owner, question_id="q1", territory="59", channel="",
                        audience="", base=10, non_answers=0, unknown=0, chosen=[7, 3]),
            Campaign(analysis_id=builders.ANALYSIS, number=7, text="Non.", contributions=9,
                     texts=2, contributors=8, territories=["59"], channels=["courrier"]),
            Statement(analysis_id=builders.ANALYSIS, contribution_key=first.key, territory="FR",
                      theme_id="t01", kind="constat", subject="", position=0, contributions=2,
                      place="021", start=0, end=8, axis="", actor=""),
        ])  # fmt: skip
        session.commit()


@pytest.mark.parametrize("name", TABLES)
def test_the_formats_hold_the_same_rows(write: Write, name: str) -> None:
    rows = json.loads(write(name))
    table = pyarrow.parquet.read_table(BytesIO(write(name, ".parquet")))
    said = write(name, ".csv").decode("utf-8-sig")
    cells = list(csv.DictReader(StringIO(said, newline=""), delimiter=";"))
    assert rows
    assert table.to_pylist() == rows
    assert len(cells) == len(rows)
    assert tuple(cells[0]) == TABLES[name].header == tuple(table.column_names)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", TABLES)
def test_the_same_analysis_gives_the_same_bytes(write: Write, name: str, suffix: str) -> None:
    assert write(name, suffix) == write(name, suffix)


def test_texts_are_whole_and_formulas_are_not_run(write: Write) -> None:
    rows = {one["id"]: one["text"] for one in json.loads(write("contributions"))}
    assert {name: rows[name] for name in HARD} == HARD
    said = write("contributions", ".csv").decode("utf-8-sig")
    assert "'=HYPERLINK" in said


@pytest.mark.parametrize("name", ["contributions", "rattachements"])
def test_a_writer_gets_texts_of_their_own_territory_only(write: Write, name: str) -> None:
    writer = Principal(role=Role.REDACTEUR, territories=("59",))
    own = json.loads(write(name, who=writer))
    assert own == json.loads(write(name, territory="59"))
    assert 0 < len(own) < len(json.loads(write(name)))


def test_a_writer_gets_figures_of_their_territory_and_those_above(write: Write) -> None:
    writer = Principal(role=Role.REDACTEUR, territories=("59",))
    for name in ("territoires", "specificites"):
        seen = {one["territory"] for one in json.loads(write(name, who=writer))}
        assert seen == {"59", "R32", "FR"}
    assert "Dit ailleurs" not in write("themes", who=writer).decode()


def test_a_writer_gets_no_campaign_that_reaches_beyond(write: Write) -> None:
    assert json.loads(write("campagnes", who=_writer("59")))
    assert json.loads(write("campagnes", who=_writer("02"))) == []


def _writer(code: str) -> Principal:
    return Principal(role=Role.REDACTEUR, territories=(code,))


def test_an_unknown_table_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownTable, match="rattachements"):
        find_table("tout")


def test_an_empty_table_has_its_header() -> None:
    for suffix, write_rows in WRITERS.items():
        stream = BytesIO()
        assert write_rows(stream, TABLES["themes"], iter(())) == 0
        assert _empty(suffix, stream.getvalue())
    half: Any = iter([("\ud800",) * len(TABLES["themes"].columns)])
    assert write_csv(BytesIO(), TABLES["themes"], half) == 1


def _empty(suffix: str, content: bytes) -> bool:
    if suffix == ".json":
        return bool(json.loads(content) == [])
    if suffix == ".csv":
        return content.decode("utf-8-sig").strip() == ";".join(TABLES["themes"].header)
    return bool(pyarrow.parquet.read_table(BytesIO(content)).num_columns)
