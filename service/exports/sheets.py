"""Sheets of a workbook written row by row, within the limits of spreadsheets.

Source of the limits: "Excel specifications and limits", Microsoft: 1,048,576 rows, and 32,767
UTF-16 units a cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import IO, Any

from service.exports.cells import Value, neutralise
from service.exports.plain_text import plain_text
from service.exports.workbook import SAFE

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""

MOST_CHARACTERS = 16_000
"""Characters of a cell, each of which takes up to two UTF-16 units."""

REPEATED = 200
"""Characters below which a text is likely to come again: a territory, a question, a theme."""

ROW_HEIGHT, HEADER_HEIGHT = 60, 45
"""Points: four lines of a text, three of a header."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: header, width in characters, and the format of its numbers."""

    title: str
    width: float = 12
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet to write. `tall` rows show some lines of a text.

    What exceeds `most` rows goes on in further sheets, numbered from 2.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    tall: bool = False
    most: int = MOST_ROWS


def pieces(text: str) -> list[str]:
    """Cut a text into what fits into cells; no character is cut. "" gives one empty piece."""
    plain = plain_text(text).text
    starts = range(0, max(len(plain), 1), MOST_CHARACTERS)
    return [plain[start : start + MOST_CHARACTERS] for start in starts]


@contextmanager
def opened_workbook(stream: IO[bytes], title: str, made: datetime) -> Iterator[Any]:
    """Open a workbook that is written when the block ends well; its date is that of its content.

    Rows wait in a folder of their own, which is gone in the end, whatever happens.

    Raises:
        OSError: the disk is full, or cannot be written.
    """
    import xlsxwriter

    with TemporaryDirectory(prefix="assises-") as folder:
        book = xlsxwriter.Workbook(stream, {**SAFE, "tmpdir": folder})
        book.use_zip64()
        book.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        try:
            yield book
            _close(book)
        finally:
            _let_go(book)


def _close(book: Any) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from error


def _let_go(book: Any) -> None:
    for sheet in book.worksheets():
        sheet._opt_close()


class SheetWriter:
    """Writes sheets into a workbook, with header, filter and frozen panes."""

    def __init__(self, book: Any) -> None:
        """Make the formats that all sheets share."""
        self._book = book
        usual = {"text_wrap": True, "valign": "top"}
        self._header = book.add_format({**usual, "bold": True, "bg_color": "#DDE3EA"})
        self._usual = book.add_format(usual)
        # The sign that a spreadsheet keeps when somebody edits the cell: still no formula then.
        self._quoted = book.add_format({**usual, "quote_prefix": True})
        self._numbers: dict[str, Any] = {"": self._usual}

    def write(self, wanted: Sheet) -> int:
        """Write a sheet, or several where it is too long, and return how many rows there were."""
        rows = iter(wanted.rows)
        total = self._write_one(wanted, islice(rows, wanted.most))
        number = 2
        for first in rows:
            title = f"{wanted.title} {number}"
            part = chain([first], islice(rows, wanted.most - 1))
            total += self._write_one(replace(wanted, title=title), part)
            number += 1
        return total

    def _write_one(self, wanted: Sheet, rows: Iterable[Sequence[Value]]) -> int:
        sheet = self._book.add_worksheet(wanted.title)
        self._lay_out(sheet, wanted)
        count = 0
        for count, row in enumerate(rows, start=1):
            self._write_row(sheet, count, row)
        sheet.autofilter(0, 0, count, len(wanted.columns) - 1)
        return count

    def _lay_out(self, sheet: Any, wanted: Sheet) -> None:
        sheet.freeze_panes(1, 1)
        if wanted.tall:
            sheet.set_default_row(ROW_HEIGHT)
        sheet.set_row(0, HEADER_HEIGHT)
        for place, column in enumerate(wanted.columns):
            sheet.set_column(place, place, column.width, self._number(column.number))
        for place, column in enumerate(wanted.columns):
            sheet.write_string(0, place, plain_text(column.title).text, self._header)

    def _number(self, form: str) -> Any:
        if form not in self._numbers:
            made = {"text_wrap": True, "valign": "top", "num_format": form}
            self._numbers[form] = self._book.add_format(made)
        return self._numbers[form]

    def _write_row(self, sheet: Any, line: int, row: Sequence[Value]) -> None:
        for place, value in enumerate(row):
            if isinstance(value, str):
                self._write_text(sheet, (line, place), value)
            elif value is not None:
                sheet.write_number(line, place, value)

    def _write_text(self, sheet: Any, at: tuple[int, int], value: str) -> None:
        if not value:
            return
        shown, risky = _known_cell(value) if len(value) < REPEATED else _cell(value)
        sheet.write_string(*at, shown, self._quoted if risky else None)


def _cell(value: str) -> tuple[str, bool]:
    """Return what fits into a cell, and whether a spreadsheet might run it."""
    text = pieces(value)[0]
    # XlsxWriter takes what looks like its own rich text for it, and writes it unescaped.
    shown = f"{text} " if text.startswith("<r>") else text
    return shown, neutralise(text) != text


_known_cell = lru_cache(maxsize=4096)(_cell)
