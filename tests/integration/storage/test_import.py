"""An import is all there or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data.intake import IntakeFile
from service.batches import store as storing
from service.batches.actions import IMPORT
from service.batches.jobs import RECIPE
from service.batches.tables import Batch, ClosedAnswer, Contribution, RejectedRow, SourceText
from service.consultations.tables import Consultation
from service.db.base import Base
from service.db.engine import reading
from service.errors import DatabaseLocked, DiskFull
from service.jobs.run import Outcome, Runner
from service.jobs.tables import Job
from tests import storage

TABLES: tuple[type[Base], ...] = (Contribution, SourceText, ClosedAnswer, RejectedRow)


def _import(place: storage.Place, job: str) -> Job:
    runner = Runner(place.settings, place.home, place.engine, {IMPORT: RECIPE})
    runner.run(job, lambda _, step: _ran(step()))
    with reading(place.engine) as session:
        return session.get_one(Job, job)


def _ran(outcome: Outcome) -> Outcome:
    return outcome


def _counts(place: storage.Place) -> list[int | None]:
    with reading(place.engine) as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in TABLES]


def _batch(place: storage.Place) -> Batch:
    with reading(place.engine) as session:
        return session.scalars(select(Batch)).one()


def test_every_row_received_is_in_the_report(place: storage.Place, tmp_path: Path) -> None:
    job = _import(place, storage.submitted(place, [storage.csv_file(tmp_path)]).job.id)
    assert (job.state, job.error) == ("done", "")
    report: dict[str, Any] = _batch(place).report
    assert report == job.result
    parts = ("kept", "duplicates", "empty", "refused")
    assert report["received"] == sum(report[part] for part in parts) == report["rows"] == 4
    assert _counts(place) == [4, 4, 0, 0]


def test_the_mapping_that_was_chosen_is_remembered(place: storage.Place, tmp_path: Path) -> None:
    file = IntakeFile(path=storage.csv_file(tmp_path), map={"text": "reponse"})
    _import(place, storage.submitted(place, [file]).job.id)
    with reading(place.engine) as session:
        assert session.scalars(select(Consultation)).one().mapping == {"text": "reponse"}


def test_a_file_that_cannot_be_read_fails_with_its_reason(
    place: storage.Place, tmp_path: Path
) -> None:
    (tmp_path / "vide.csv").write_bytes(b"")
    job = _import(place, storage.submitted(place, [tmp_path / "vide.csv"]).job.id)
    assert (job.state, job.error_slug) == ("failed", "fichier-vide")
    assert job.error.startswith("vide.csv : ")
    assert _batch(place).state == "failed"


@pytest.mark.parametrize(
    "failure",
    [
        (DiskFull(Path("var")), "disque-plein"),
        (DatabaseLocked(1), "base-verrouillee"),
        (RuntimeError("imprévu"), "erreur-imprevue"),
    ],
)
def test_a_failure_while_storing_leaves_nothing_and_a_retry_leaves_all(
    place: storage.Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: tuple[Exception, str],
) -> None:
    file = storage.csv_file(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(storing, "link_duplicates", _raising(failure[0]))
        job = _import(place, storage.submitted(place, [file]).job.id)
    assert (job.state, job.error_slug) == ("failed", failure[1])
    assert _counts(place) == [0, 0, 0, 0]
    assert _batch(place).report == {}
    again = storage.submitted(place, [file])
    assert _import(place, again.job.id).state == "done"
    assert _counts(place) == [4, 4, 0, 0]


def _raising(error: Exception) -> Any:
    def fail(*_: object) -> Iterator[None]:
        raise error

    return fail


def test_storing_a_second_time_changes_nothing(place: storage.Place, tmp_path: Path) -> None:
    submitted = storage.submitted(place, [storage.csv_file(tmp_path)])
    first = _import(place, submitted.job.id)
    second = _import(place, submitted.job.id)
    assert second.result == first.result
    assert _counts(place) == [4, 4, 0, 0]


def test_texts_that_databases_refuse_are_stored_without_the_offending_signs(
    place: storage.Place, tmp_path: Path
) -> None:
    said = ("Plus de\0 lampadaires \\N dans la rue\tdu stade.", "Trop\ud800 de voitures ici.")
    rows = [{"id": f"r{n}", "departement": "02", "reponse": text} for n, text in enumerate(said)]
    file = tmp_path / "avis.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    job = _import(place, storage.submitted(place, [file]).job.id)
    assert job.state == "done", job.error
    with reading(place.engine) as session:
        texts = session.scalars(select(SourceText.text).order_by(SourceText.text)).all()
    assert [text.count("\0") for text in texts] == [0, 0]
    assert "\\N dans la rue\tdu stade" in texts[0]
    assert texts[1].endswith("de voitures ici.")
