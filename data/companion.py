"""A table about the respondents, joined to their answers by a key."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from data.errors import JoinFailed
from data.mapping import ProposedMapping
from data.places import Clues
from data.readers.table import Table
from data.synonyms import fold, is_missing

LEAST_OVERLAP = 0.5
UNIQUE = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with its mapping."""

    table: Table
    mapping: ProposedMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A companion joined to a table: `left` is the key there, `right` the key here.

    A code book (`is_book`) words the questions that `left` names; others tell about people.
    """

    companion: Sheet
    left: str
    right: str
    rows: Mapping[str, Sequence[str]]
    overlap: float

    clues_of: Callable[[Sequence[str]], Clues]
    is_book: bool = False

    def clues(self, key: str) -> Clues:
        """Return what the companion says of one person's place."""
        row = self.rows.get(key.strip())
        return self.clues_of(row) if row else Clues()

    def audience(self, key: str) -> str:
        """Return the audience of one person, "" when unknown."""
        return self._cell(key, "audience")

    def label(self, key: str) -> str:
        """Return the wording of a question from a code book, "" when it has none."""
        return self._cell(key, "title") or self._cell(key, "text")

    def _cell(self, key: str, role: str) -> str:
        row = self.rows.get(key.strip())
        place = self.companion.table.index(self.companion.mapping.first(role))
        value = row[place] if row and place >= 0 else ""
        return "" if is_missing(value) else value.strip()


def clue_reader(sheet: Sheet) -> Callable[[Sequence[str]], Clues]:
    """Return a function that reads the place columns of a row, best columns first."""
    index, mapping = sheet.table.index, sheet.mapping
    postcode, commune = index(mapping.first("postcode")), index(mapping.first("commune"))
    territories = tuple(index(column) for column in mapping.of("territory"))

    def read(row: Sequence[str]) -> Clues:
        """Return what one row says of its place."""
        return Clues(
            row[postcode].strip() if postcode >= 0 else "",
            row[commune].strip() if commune >= 0 else "",
            tuple(row[place].strip() for place in territories),
        )

    return read


def is_companion(sheet: Sheet, joins: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a table can help others: it has no text, or a join names its unique key."""
    keys = [column for column in sheet.table.columns for _, right in joins if _same(column, right)]
    return not sheet.mapping.of("text") or any(_unique(sheet, key) for key in keys)


def link(main: Sheet, companion: Sheet, joins: Sequence[tuple[str, str]] = ()) -> Link | None:
    """Join by the key asked for, else by the one whose values overlap most (half at least)."""
    asked = [
        (left, right)
        for one, other in joins
        for left in main.table.columns
        for right in companion.table.columns
        if _same(left, one) and _same(right, other) and _unique(companion, right)
    ]
    if asked:
        return _linked(main, companion, asked[0])
    pairs = [(left, right) for left in _person_keys(main) for right in _unique_keys(companion)]
    pairs += _book_keys(main, companion)
    found = [_linked(main, companion, pair) for pair in pairs]
    fitting = [one for one in found if one.overlap >= LEAST_OVERLAP]
    return max(fitting, key=lambda one: one.overlap, default=None)


def person_key(main: Sheet, links: Sequence[Link]) -> str:
    """Return the column that names who wrote: the contributor's, else the key of a join, or ""."""
    keys = (one.left for one in links if not one.is_book)
    return main.mapping.first("contributor") or next(keys, "")


def check_joins(sheets: Sequence[Sheet], joins: Sequence[tuple[str, str]]) -> None:
    """Refuse a join whose columns are nowhere.

    Raises:
        JoinFailed: with the columns at hand.
    """
    for left, right in joins:
        found = [column for sheet in sheets for column in sheet.table.columns]
        if not all(any(_same(column, one) for column in found) for one in (left, right)):
            names = ", ".join(sheet.table.name for sheet in sheets)
            raise JoinFailed(names, left, right, found)


def _same(column: str, name: str) -> bool:
    return fold(column) == fold(name)


def _person_keys(sheet: Sheet) -> list[str]:
    return [*sheet.mapping.of("contributor"), *sheet.mapping.of("id")]


def _unique_keys(sheet: Sheet) -> list[str]:
    return [column for column in _person_keys(sheet) if _unique(sheet, column)]


def _book_keys(main: Sheet, book: Sheet) -> list[tuple[str, str]]:
    """Return the columns that name a question here and, once each beside its title, there."""
    here, there = main.mapping.first("question"), book.mapping.first("question")
    worded = bool(book.mapping.of("title")) and not book.mapping.of("closed")
    return [(here, there)] if here and there and worded and _unique(book, there) else []


def _unique(sheet: Sheet, column: str) -> bool:
    values = sheet.table.values(column)
    return len(set(values)) >= UNIQUE * len(values)


def _linked(main: Sheet, companion: Sheet, pair: tuple[str, str]) -> Link:
    left, right = pair
    keys = [key.strip() for key in companion.table.values(right)]
    rows: dict[str, Sequence[str]] = {}
    for key, row in zip(keys, companion.table.rows, strict=True):
        if not is_missing(key):
            rows.setdefault(key, row)
    wanted = {key.strip() for key in main.table.values(left)}
    overlap = len(wanted & rows.keys()) / len(wanted) if wanted else 0.0
    return Link(
        is_book=left == main.mapping.first("question"),
        companion=companion,
        left=left,
        right=right,
        rows=rows,
        overlap=overlap,
        clues_of=clue_reader(companion),
    )
