"""Whole files or none; the finished analysis whatever runs beside; what was analysed only."""

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import Engine

from service.db.engine import reading, writing
from service.errors import DiskFull, NotAnalysed, UnknownAnalysis, UnknownTerritory
from service.exports import analyst_workbook, corpus
from service.exports.corpus import Wanted, open_extract
from service.exports.formats import FORMATS, write_export
from tests import builders
from tests.unit.service.exports.conftest import ANALYST, Export

ASKED = Wanted(consultation=builders.SLUG)


class Cut(Exception):
    """An export is interrupted."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = builders.filled_database(tmp_path / "home")
    yield made
    made.dispose()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("error", [Cut, KeyboardInterrupt])
def test_an_interrupted_export_leaves_what_was_there(
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    error: type[BaseException],
) -> None:
    out, kept = tmp_path / "sorties" / "export.bin", tmp_path / "temporaire"
    out.parent.mkdir()
    kept.mkdir()
    out.write_text("l'ancien fichier", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(kept))

    def cut(*_: object) -> int:
        raise error

    with reading(engine) as session:
        extract = open_extract(session, ANALYST, ASKED)
        # The first rows are written, then it stops.
        monkeypatch.setattr(corpus, "AT_ONCE", 5)
        monkeypatch.setattr(Exploding, "left", 3)
        monkeypatch.setattr(corpus, "_passages", Exploding(corpus._passages, error))
        if form == "qdc":
            monkeypatch.setattr("service.exports.codebook._description", cut)
        with pytest.raises(error):
            write_export(out, FORMATS[form], session, extract)
    assert out.read_text(encoding="utf-8") == "l'ancien fichier"
    assert [one.name for one in out.parent.iterdir()] == ["export.bin"]
    assert list(kept.iterdir()) == []


class Exploding:
    """Calls a function some times, then raises."""

    left = 3

    def __init__(self, function: object, error: type[BaseException]) -> None:
        self.function, self.error = function, error

    def __call__(self, *given: object) -> object:
        Exploding.left -= 1
        if Exploding.left < 0:
            raise self.error
        return self.function(*given)  # type: ignore[operator]


def test_a_full_disk_is_told(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(stream: IO[bytes], *_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(analyst_workbook, "_contribution_sheet", full)
    with reading(engine) as session:
        extract = open_extract(session, ANALYST, ASKED)
        with pytest.raises(DiskFull):
            write_export(tmp_path / "a.xlsx", FORMATS["classeur"], session, extract)
    assert not (tmp_path / "a.xlsx").exists()


def exported(engine: Engine, form: str) -> bytes:
    stream = BytesIO()
    with reading(engine) as session:
        FORMATS[form].write(stream, session, open_extract(session, ANALYST, ASKED))
    return stream.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_an_analysis_that_runs_changes_no_export(engine: Engine, form: str) -> None:
    before = exported(engine, form)
    with writing(engine) as session:
        owner = session.scalars(builders.select_consultation()).one()
        later = {"created_at": builders.datetime(2020, 3, 1, tzinfo=builders.UTC)}
        running = {"state": "running", "finished_at": None, **later}
        session.add(builders.finished_analysis(owner.id, "r" * 32, 9, **running))
        session.commit()
    assert exported(engine, form) == before


@pytest.mark.parametrize("form", ["iramuteq", "qdpx"])
def test_a_batch_that_came_after_the_analysis_is_not_exported(engine: Engine, form: str) -> None:
    with writing(engine) as session:
        analysis = session.get_one(builders.Analysis, builders.ANALYSIS)
        analysis.manifest = {**analysis.manifest, "batches": [{"id": builders.BATCH}]}
        session.commit()
    before = exported(engine, form)
    with writing(engine) as session:
        owner = session.scalars(builders.select_consultation()).one()
        later = {"content_hash": "9" * 64, "job_id": builders.JOB, "state": "done"}
        session.add(builders.Batch(id="d" * 32, consultation_id=owner.id, **later))
        session.flush()
        session.add(_late(owner.id))
        session.commit()
    assert exported(engine, form) == before


def _late(owner: int) -> builders.Contribution:
    return builders.Contribution(
        consultation_id=owner, batch_id="d" * 32, id="tardive", text="Trop tard pour l'analyse.",
        text_hash="tardive", blank=False, territory="02",
    )  # fmt: skip


def test_reading_by_parts_loses_nothing(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = export("iramuteq")
    monkeypatch.setattr(corpus, "AT_ONCE", 7)
    assert export("iramuteq") == whole


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        ({"analysis": "absente"}, UnknownAnalysis),
        ({"territory": "99"}, UnknownTerritory),
    ],
)
def test_what_is_not_there_is_told(
    export: Export, wanted: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        export("iramuteq", **wanted)


def test_without_analysis_there_is_nothing_to_export(tmp_path: Path) -> None:
    engine = builders.empty_database(tmp_path)
    with writing(engine) as session:
        session.add(builders.Consultation(slug=builders.SLUG, name=""))
        session.commit()
        with pytest.raises(NotAnalysed):
            open_extract(session, ANALYST, ASKED)
    engine.dispose()
