"""Submitting batches."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data.intake import IntakeFile
from service.batches.tables import Batch, Upload
from service.db.engine import reading, writing
from service.jobs.tables import Job
from tests import storage


@pytest.fixture
def place(tmp_path: Path) -> Iterator[storage.Place]:
    with storage.opened(tmp_path / "var") as opened:
        yield opened


def test_the_same_files_are_the_same_batch_and_job(place: storage.Place, tmp_path: Path) -> None:
    first = storage.submitted(place, [storage.csv_file(tmp_path)])
    again = storage.submitted(place, [storage.csv_file(tmp_path, name="copie.csv")])
    assert (first.created, again.created) == (True, False)
    assert (first.batch.id, first.job.id) == (again.batch.id, again.job.id)
    with reading(place.engine) as session:
        counts = [session.scalar(select(func.count()).select_from(t)) for t in (Batch, Job, Upload)]
    assert counts == [1, 1, 1]


def test_the_same_files_read_otherwise_are_another_batch(
    place: storage.Place, tmp_path: Path
) -> None:
    file = storage.csv_file(tmp_path)
    first = storage.submitted(place, [file])
    other = storage.submitted(place, [IntakeFile(path=file, channel="réunion")])
    assert other.created
    assert first.batch.id != other.batch.id


def test_a_batch_whose_import_failed_gets_a_new_job(place: storage.Place, tmp_path: Path) -> None:
    first = storage.submitted(place, [storage.csv_file(tmp_path)])
    with writing(place.engine) as session:
        session.get_one(Batch, first.batch.id).state = "failed"
        session.commit()
    again = storage.submitted(place, [storage.csv_file(tmp_path)])
    assert again.created
    assert again.batch.id == first.batch.id
    assert again.job.id != first.job.id
    assert again.batch.state == "queued"
