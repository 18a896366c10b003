"""Many rows at once, in the transaction of the caller."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from service.db.base import Base

CHUNK = 10_000


def insert_rows(session: Session, table: type[Base], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert rows that all name the same columns, chunk by chunk; returns how many there were."""
    count = 0
    connection = session.connection()
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        connection.execute(insert(table), chunk)
        count += len(chunk)
    return count


def storable(text: str) -> str:
    """Return a text without what databases refuse: NUL, and halves of surrogate pairs."""
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
