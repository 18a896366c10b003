"""The way to the database: an engine whose errors say, in French, what to do."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from service.errors import DatabaseLocked, DatabaseUnreachable, DiskFull, StateFolderReadOnly
from service.home import open_home
from service.settings import ServiceSettings

SQLITE_WAYS = ("synchronous=NORMAL", "foreign_keys=ON", "cache_size=-65536")
"""References checked; 64 MiB of pages kept, since indexes of many rows are filled in random
order."""

LOCK_STATES = frozenset({"55P03", "57014", "40P01"})
"""PostgreSQL: lock not available, statement timed out, deadlock."""


def open_engine(settings: ServiceSettings) -> Engine:
    """Return an engine on the database of the settings; connections are made when needed.

    Raises:
        StateFolderReadOnly, DiskFull: the folder of a SQLite file cannot be written.
    """
    url = make_url(settings.database_url)
    if url.drivername.startswith("sqlite"):
        if url.database and url.database != ":memory:":
            open_home(Path(url.database).parent)
        engine = create_engine(url, connect_args={"timeout": settings.busy_seconds})
        event.listen(engine, "connect", _set_up_sqlite(settings.busy_seconds))
        event.listen(engine, "begin", _begin)
    else:
        wait = f"-c lock_timeout={int(settings.busy_seconds * 1000)}"
        arguments = {"options": wait, "connect_timeout": 10}
        engine = create_engine(url, pool_pre_ping=True, connect_args=arguments)
    event.listen(engine, "handle_error", _Explanation(settings, url.render_as_string()))
    return engine


def reading(engine: Engine) -> Session:
    """Return a session that reads; it never waits for a writer."""
    return Session(engine, expire_on_commit=False)


def writing(engine: Engine) -> Session:
    """Return a session that writes. On SQLite it takes its turn before it reads.

    A transaction that reads first and writes later fails at once when another one wrote between.
    """
    return Session(engine.execution_options(writes=True), expire_on_commit=False)


def _set_up_sqlite(busy_seconds: float) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    def set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101  narrows the type
        # SQLAlchemy begins transactions itself (see _begin); the driver's own habit breaks them.
        connection.isolation_level = None
        _let_readers_read(connection, monotonic() + busy_seconds)
        for pragma in SQLITE_WAYS:
            connection.execute(f"PRAGMA {pragma}")

    return set_up


def _let_readers_read(connection: sqlite3.Connection, deadline: float) -> None:
    # SQLite does not wait when two programs turn a new file into one with a write-ahead log: one
    # of them fails at once, and finds it done when it asks again.
    while not _has_log(connection, give_up=monotonic() > deadline):
        sleep(0.02)


def _has_log(connection: sqlite3.Connection, *, give_up: bool) -> bool:
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if give_up or "locked" not in str(error):
            raise
        return False
    return True


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class _Explanation:
    """Replaces errors of the driver that a person can act on."""

    def __init__(self, settings: ServiceSettings, shown_url: str) -> None:
        self.settings, self.shown_url = settings, shown_url

    def __call__(self, context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.OperationalError):
            self._explain_sqlite(error)
        elif getattr(error, "sqlstate", None) in LOCK_STATES:
            raise DatabaseLocked(self.settings.busy_seconds) from error
        elif context.connection is None and not isinstance(error, sqlite3.Error):
            raise DatabaseUnreachable(self.shown_url) from error

    def _explain_sqlite(self, error: sqlite3.OperationalError) -> None:
        file = Path(make_url(self.settings.database_url).database or "")
        message = str(error)
        if "locked" in message or "busy" in message:
            raise DatabaseLocked(self.settings.busy_seconds) from error
        if "disk is full" in message:
            raise DiskFull(file) from error
        if "readonly" in message or "unable to open" in message:
            raise StateFolderReadOnly(file) from error
