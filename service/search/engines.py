"""The words of texts in the database: FTS5 on SQLite, a text vector on PostgreSQL.

Both hold the same words at the same places, and find the same texts in the same order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, text

from service.search.facets import Facets
from service.search.grammar import Clause, Query
from service.search.slots import SPAN, bounds

FURTHEST = 16_383
"""PostgreSQL counts positions no further; what is said later in a text is found by word only."""

MERGED = 2_000
"""Pages of FTS5 put together at once: a fraction of a second, after which others may write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A text in an index: its folded `forms` in order, and its distinct `marks` and facets."""

    slot: int
    key: int
    forms: Sequence[str]
    marks: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What to find in the index of that number; `facets` must all hold."""

    number: int
    query: Query
    facets: Facets = ()


class Words(Protocol):
    """Holds the words of texts."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Add texts; they are not there yet."""
        ...

    def find(self, sought: Sought, most: int) -> list[int]:
        """Return the slots of the first texts found, `most` at most, in ascending order."""
        ...

    def remove(self, first: int, end: int) -> None:
        """Take out the texts in the slots from `first` to before `end`."""
        ...

    def settle(self) -> bool:
        """Do a little work that makes finding quicker; False when there is none left."""
        ...


def words_in(connection: Connection) -> Words:
    """Return the words in the database of a connection."""
    return (
        PostgresWords(connection)
        if connection.dialect.name == "postgresql"
        else SqliteWords(connection)
    )


class SqliteWords:
    """One FTS5 table for all indexes; the slot is its rowid."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of the connection."""
        self._connection = connection
        self._began = False

    def add(self, entries: Iterable[Entry]) -> None:
        """Add texts; FTS5 writes quickest in the order of rowids."""
        ordered = sorted(entries, key=lambda one: one.slot)
        rows = [(one.slot, " ".join((*one.forms, *one.marks))) for one in ordered]
        if rows:
            insert = "INSERT INTO search_text (rowid, words) VALUES (?, ?)"
            self._connection.exec_driver_sql(insert, rows)

    def find(self, sought: Sought, most: int) -> list[int]:
        """Return the slots of the first texts found."""
        query = (
            "SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid >= ? AND rowid < ? "
            "ORDER BY rowid LIMIT ?"
        )
        values = (as_match(sought), *bounds(sought.number), most)
        return list(self._connection.exec_driver_sql(query, values).scalars().all())

    def remove(self, first: int, end: int) -> None:
        """Take out the texts in these slots."""
        delete = "DELETE FROM search_text WHERE rowid >= ? AND rowid < ?"
        self._connection.exec_driver_sql(delete, (first, end))

    def settle(self) -> bool:
        """Merge some of the parts that FTS5 wrote, the first time as if all were to be merged."""
        pages = MERGED if self._began else -MERGED
        self._began = True
        before = self._changes()
        merge = "INSERT INTO search_text (search_text, rank) VALUES ('merge', ?)"
        self._connection.exec_driver_sql(merge, (pages,))
        # FTS5 says so: fewer than two changes, nothing was left to merge.
        return self._changes() - before >= 2

    def _changes(self) -> int:
        return int(self._connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def as_match(sought: Sought) -> str:
    """Return an expression of FTS5. Words hold no quote, so quoting them is all it takes."""
    parts = [*map(_matching, sought.query.wanted), *map(_any, sought.facets)]
    barred = [_matching(one) for one in sought.query.barred]
    wanted = " AND ".join(parts)
    return f"({wanted}) NOT ({' OR '.join(barred)})" if barred else wanted


def _matching(clause: Clause) -> str:
    return f'"{" ".join(clause.forms)}"' if clause.forms else _any(clause.marks)


def _any(words: Sequence[str]) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in words) + ")"


class PostgresWords:
    """One row a text, with an inverted index on its vector."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of the connection."""
        self._connection = connection

    def add(self, entries: Iterable[Entry]) -> None:
        """Add texts."""
        rows = [
            {
                "slot": one.slot,
                "number": one.slot // SPAN,
                "key": one.key,
                "words": as_vector(one),
            }
            for one in entries
        ]
        insert = text(
            "INSERT INTO search_text (slot, number, contribution_key, words) "
            "VALUES (:slot, :number, :key, CAST(:words AS tsvector))"
        )
        if rows:
            self._connection.execute(insert, rows)

    def find(self, sought: Sought, most: int) -> list[int]:
        """Return the slots of the first texts found."""
        query = text(
            "SELECT slot FROM search_text WHERE number = :number "
            "AND words @@ CAST(:sought AS tsquery) ORDER BY slot LIMIT :most"
        )
        values = {"number": sought.number, "sought": as_tsquery(sought), "most": most}
        return list(self._connection.scalars(query, values).all())

    def remove(self, first: int, end: int) -> None:
        """Take out the texts in these slots."""
        delete = text("DELETE FROM search_text WHERE slot >= :first AND slot < :end")
        self._connection.execute(delete, {"first": first, "end": end})

    def settle(self) -> bool:
        """Leave it to PostgreSQL, which does so by itself."""
        return False


def as_vector(entry: Entry) -> str:
    """Return a text vector: each form with its positions, then the marks without."""
    places: dict[str, list[str]] = {}
    for place, form in enumerate(entry.forms[:FURTHEST], start=1):
        places.setdefault(form, []).append(str(place))
    forms = (f"'{form}':{','.join(found)}" for form, found in places.items())
    return " ".join((*forms, *(f"'{mark}'" for mark in entry.marks)))


def as_tsquery(sought: Sought) -> str:
    """Return a query of PostgreSQL."""
    return " & ".join(_conditions(sought))


def _conditions(sought: Sought) -> Iterator[str]:
    for clause in sought.query.wanted:
        yield _query(clause)
    for facet in sought.facets:
        yield _either(facet)
    for clause in sought.query.barred:
        yield f"!{_query(clause)}"


def _query(clause: Clause) -> str:
    if not clause.forms:
        return _either(clause.marks)
    return "(" + " <-> ".join(f"'{form}'" for form in clause.forms) + ")"


def _either(words: Sequence[str]) -> str:
    return "(" + " | ".join(f"'{word}'" for word in words) + ")"
