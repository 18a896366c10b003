"""Bring a database to the present tables, from code: nobody has to know Alembic."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

from service.db.metadata import METADATA

SCRIPTS = Path(__file__).parent / "migrations"
TURN = 2020_01_23


def upgrade(engine: Engine) -> None:
    """Apply the steps that the database lacks, all of them or none; safe to repeat.

    Raises:
        DatabaseLocked, DatabaseUnreachable, StateFolderReadOnly: it cannot be changed now.
    """
    with engine.connect() as connection:
        if is_current(connection):
            return
    with engine.execution_options(writes=True).begin() as connection:
        _take_turns(connection)
        command.upgrade(_config(connection), "head")


def _take_turns(connection: Connection) -> None:
    # SQLite has one writer anyway; two programs that start together must not both create tables.
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(TURN)))


def is_current(connection: Connection) -> bool:
    """Tell whether the database has had the last step."""
    latest = ScriptDirectory.from_config(_config(connection)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == latest


def differences(connection: Connection) -> list[Any]:
    """Return how the database differs from the tables in code, as Alembic describes it."""
    context = MigrationContext.configure(connection, opts={"include_name": _ours})
    return list(compare_metadata(context, METADATA))


def _ours(name: str | None, kind: str, _: object) -> bool:
    # The job engine keeps its own tables in the same database.
    return kind != "table" or name in METADATA.tables


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config
