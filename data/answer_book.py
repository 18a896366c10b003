"""A table that words the answers: question, code of the answer, what the code stands for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from data.companion import Sheet
from data.readers.table import Table
from data.synonyms import is_missing

LEAST_KNOWN = 0.9
"""Share of the pairs (question, answer) received that a book knows."""

MOST_ROWS = 20_000
MOST_COLUMNS = 12

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBook:
    """The wording of each answer by question and code; `columns` name the three columns."""

    file: str
    columns: tuple[str, str, str]
    labels: Mapping[Pair, str]

    def worded(self, question: str, answer: str) -> str:
        """Return what an answer stands for, the answer itself where the book does not know it."""
        return self.labels.get((question.strip(), answer), answer)

    @property
    def note(self) -> str:
        """Return what the report says of the book."""
        question, code, label = self.columns
        told = f"« {label} » remplace le code « {code} » de chaque « {question} »"
        return f"Table des réponses : {told}."


def find_book(main: Sheet, other: Sheet) -> AnswerBook | None:
    """Return a table as the answer book of another, if it words nearly all answers there."""
    table, closed = other.table, main.mapping.first("closed")
    if not (closed and main.mapping.first("question")) or other.mapping.of("text"):
        return None
    if len(table.rows) > MOST_ROWS or not 3 <= len(table.columns) <= MOST_COLUMNS:
        return None
    received = _pairs(main.table, (main.mapping.first("question"), closed))
    for columns in permutations(table.columns, 2):
        listed = _pairs(table, columns)
        known = len(received & listed) >= LEAST_KNOWN * len(received)
        if received and known and len(listed) == _filled(table, columns[1]):
            return _book(table, columns)
    return None


def books_of(sheets: Mapping[int, Sheet]) -> Mapping[int, tuple[AnswerBook, int]]:
    """Return the answer book of each table that has one, with the place of the book."""
    return dict(_books(sheets))


def _books(sheets: Mapping[int, Sheet]) -> Iterator[tuple[int, tuple[AnswerBook, int]]]:
    for place, other in permutations(sheets, 2):
        book = find_book(sheets[place], sheets[other])
        if book:
            yield place, (book, other)


def _pairs(table: Table, columns: Sequence[str]) -> set[Pair]:
    first, second = (table.index(column) for column in columns)
    return {
        (row[first].strip(), row[second].strip())
        for row in table.rows
        if not is_missing(row[second])
    }


def _filled(table: Table, column: str) -> int:
    return sum(not is_missing(value) for value in table.values(column))


def _book(table: Table, columns: tuple[str, str]) -> AnswerBook | None:
    """Return the book whose labels are the longest of the other columns."""
    others = [column for column in table.columns if column not in columns]
    label = max(others, key=lambda column: sum(map(len, table.values(column))))
    first, second, worded = (table.index(column) for column in (*columns, label))
    labels = {
        (row[first].strip(), row[second].strip()): row[worded].strip()
        for row in table.rows
        if not is_missing(row[worded])
    }
    return AnswerBook(file=table.name, columns=(*columns, label), labels=labels)
