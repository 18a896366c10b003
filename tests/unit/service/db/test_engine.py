"""Sessions, and errors of the database as a person reads them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import IntegrityError

from service.consultations.tables import Consultation
from service.db.engine import open_engine, reading, writing
from service.errors import (
    DatabaseLocked,
    DatabaseUnreachable,
    DiskFull,
    ServiceError,
    StateFolderReadOnly,
)
from service.settings import ServiceSettings
from tests import storage


@pytest.fixture
def place(tmp_path: Path) -> Iterator[storage.Place]:
    with storage.opened(tmp_path / "var", busy_seconds=0.05) as opened:
        yield opened


def test_a_second_writer_is_told_that_the_database_is_locked(place: storage.Place) -> None:
    with writing(place.engine) as first, writing(place.engine) as second:
        first.connection()
        with pytest.raises(DatabaseLocked, match="verrouillée") as caught:
            second.connection()
    assert caught.value.seconds == 0.05


def test_readers_do_not_wait_for_a_writer(place: storage.Place) -> None:
    with writing(place.engine) as writer, reading(place.engine) as reader:
        writer.add(Consultation(slug="essai", name="Essai"))
        writer.flush()
        assert reader.scalars(select(Consultation)).all() == []


def test_what_is_not_committed_is_not_kept(place: storage.Place) -> None:
    with writing(place.engine) as session:
        session.add(Consultation(slug="essai", name="Essai"))
        session.flush()
    with reading(place.engine) as session:
        assert session.scalars(select(Consultation)).all() == []


def test_references_are_checked(place: storage.Place) -> None:
    statement = text(
        "INSERT INTO rejected_row (batch_id, file, row, reason) VALUES ('x', '', 1, '')"
    )
    with writing(place.engine) as session, pytest.raises(IntegrityError):
        session.execute(statement)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", StateFolderReadOnly),
        ("unable to open database file", StateFolderReadOnly),
        ("database is locked", DatabaseLocked),
    ],
)
def test_errors_of_sqlite_say_what_to_do(
    place: storage.Place, message: str, told: type[ServiceError]
) -> None:
    def fail(*_: object) -> bool:
        raise sqlite3.OperationalError(message)

    event.listen(place.engine, "do_execute", fail, retval=True)
    with pytest.raises(told), place.engine.connect() as connection:
        connection.execute(text("SELECT 1"))


def test_a_file_in_place_of_the_folder_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("", encoding="utf-8")
    with pytest.raises(StateFolderReadOnly):
        open_engine(ServiceSettings(home=tmp_path / "var"))


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    url = "postgresql://moi:secret@127.0.0.1:1/base"
    engine = open_engine(ServiceSettings(database_url=url))
    with pytest.raises(DatabaseUnreachable) as caught, engine.connect():
        pass
    assert "secret" not in str(caught.value)
