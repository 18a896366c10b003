"""Many rows at once, in the transaction of the caller."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Dialect
from sqlalchemy.orm import Session

from service.db.base import Base

CHUNK = 10_000

Row = Mapping[str, Any]


def insert_rows(session: Session, table: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows that all name the same columns: all those that must not be null, but the key.

    Goes below SQLAlchemy's own insert, whose work on each row costs more than the database's.
    """
    waiting = iter(rows)
    first = list(islice(waiting, 1))
    if not first:
        return
    connection = session.connection()
    columns = _columns(table, list(first[0]))
    insert = _copy if connection.dialect.name == "postgresql" else _insert_many
    insert(connection, columns, _values(columns, connection.dialect, (first, waiting)))


def _columns(table: type[Base], names: Sequence[str]) -> list[Column[Any]]:
    owner = Base.metadata.tables[table.__tablename__]
    return [owner.columns[name] for name in names]


def _values(
    columns: Sequence[Column[Any]], dialect: Dialect, rows: Sequence[Iterable[Row]]
) -> Iterator[tuple[Any, ...]]:
    names = [column.name for column in columns]
    found = {column.name: column.type.dialect_impl(dialect) for column in columns}
    processors = {name: kind.bind_processor(dialect) for name, kind in found.items()}
    special = [(place, p) for place, name in enumerate(names) if (p := processors[name])]
    for part in rows:
        for row in part:
            yield _processed([row[name] for name in names], special)


def _processed(
    values: list[Any], special: Sequence[tuple[int, Callable[[Any], Any]]]
) -> tuple[Any, ...]:
    for place, process in special:
        values[place] = process(values[place])
    return tuple(values)


def _insert_many(
    connection: Connection, columns: Sequence[Column[Any]], values: Iterator[tuple[Any, ...]]
) -> None:
    marks = ", ".join("?" for _ in columns)
    statement = f"INSERT INTO {_target(connection, columns)} VALUES ({marks})"  # noqa: S608  names of ours
    while chunk := list(islice(values, CHUNK)):
        connection.exec_driver_sql(statement, chunk)


def _copy(
    connection: Connection, columns: Sequence[Column[Any]], values: Iterator[tuple[Any, ...]]
) -> None:
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {_target(connection, columns)} FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)


def _target(connection: Connection, columns: Sequence[Column[Any]]) -> str:
    quote = connection.dialect.identifier_preparer
    names = ", ".join(quote.format_column(column) for column in columns)
    return f"{quote.format_table(columns[0].table)} ({names})"


def storable(text: str) -> str:
    """Return a text without what databases refuse: NUL, and halves of surrogate pairs."""
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
