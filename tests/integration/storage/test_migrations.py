"""The migrations give exactly the tables of the code, on every database."""

from pathlib import Path
from threading import Thread

from sqlalchemy import inspect

from service.db.engine import open_engine
from service.db.metadata import METADATA
from service.db.upgrade import differences, is_current, upgrade
from service.settings import ServiceSettings
from tests import storage


def test_an_upgraded_database_has_the_tables_of_the_code(place: storage.Place) -> None:
    with place.engine.connect() as connection:
        assert is_current(connection)
        assert differences(connection) == []
        assert set(METADATA.tables) <= set(inspect(connection).get_table_names())


def test_an_upgrade_repeated_changes_nothing(place: storage.Place) -> None:
    storage.consultation(place)
    upgrade(place.engine)
    with place.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT slug FROM consultation").all() == [("essai",)]


def test_two_programs_that_start_together_upgrade_once(tmp_path: Path, database_url: str) -> None:
    settings = ServiceSettings(home=tmp_path / "var", database_url=database_url)
    engines = [open_engine(settings) for _ in range(2)]
    threads = [Thread(target=upgrade, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engines[0].connect() as connection:
        assert is_current(connection)
        assert differences(connection) == []
    for engine in engines:
        engine.dispose()
