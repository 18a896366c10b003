"""How large a sheet would be once opened: a few kilobytes can name a cell in the last corner.

The reader of workbooks lays out the whole rectangle between the first and the last cell, so one
stray cell can ask for more memory than any machine has. The XML is scanned, not parsed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from data.errors import TooLarge, TruncatedFile
from data.readers.archive import ZIP_ERRORS

MOST_CELLS = 30_000_000
MOST_COLUMNS = 5_000
CHUNK = 1 << 20
OVERLAP = 400

_XLSX_CELL = re.compile(rb"\sr=[\"']([A-Z]{0,3})(\d{1,9})[\"']")
_ODS_PART = re.compile(
    rb"<table:table>|<table:table\s|<table:table-row\b([^>]*)>|<table:table-cell\b([^>]*)>"
)
_ROWS = re.compile(rb"number-rows-repeated=[\"'](\d{1,9})")
_COLUMNS = re.compile(rb"number-columns-repeated=[\"'](\d{1,9})")


def check_extent(data: bytes, name: str, kind: str) -> None:
    """Refuse a workbook ("xlsx" or "ods") with a sheet too large to lay out.

    Raises:
        TooLarge: with its rows and columns. TruncatedFile: the archive is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            extents = list(_extents(archive, kind))
    except ZIP_ERRORS as error:
        raise TruncatedFile(name, "une feuille du classeur est illisible") from error
    rows, columns = max(extents, key=lambda one: one[0] * one[1], default=(0, 0))
    if rows * columns > MOST_CELLS:
        raise TooLarge(name, rows, columns)


def _extents(archive: zipfile.ZipFile, kind: str) -> Iterator[tuple[int, int]]:
    if kind == "ods":
        yield from _ods_extents(archive.read("content.xml"))
        return
    for member in archive.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            yield _xlsx_extent(archive, member)


def _xlsx_extent(archive: zipfile.ZipFile, member: str) -> tuple[int, int]:
    rows, letters, tail = 0, b"", b""
    with archive.open(member) as stream:
        for chunk in iter(partial(stream.read, CHUNK), b""):
            found = _XLSX_CELL.findall(tail + chunk)
            rows = max([rows, *(int(row) for _, row in found)])
            letters = max([letters, *(column for column, _ in found)], key=_column_number)
            tail = chunk[-OVERLAP:]
    return rows, _column_number(letters)


@lru_cache(maxsize=20_000)
def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


@dataclass(slots=True)
class _Sheet:
    """What was seen of an ODS sheet: `rows` and `columns` end at the last filled cell."""

    rows: int = 0
    columns: int = 0
    passed: int = 0
    repeated: int = 0
    at: int = 0

    def begin_row(self, times: int) -> None:
        """Go on to a row that stands for `times` equal ones."""
        self.passed += self.repeated
        self.repeated, self.at = times, 0

    def add_cells(self, times: int, *, filled: bool) -> None:
        """Go on by `times` equal cells."""
        self.at += times
        if filled:
            self.rows = max(self.rows, self.passed + self.repeated)
            self.columns = max(self.columns, self.at)


def _ods_extents(xml: bytes) -> list[tuple[int, int]]:
    sheets = [_Sheet()]
    for part in _ODS_PART.finditer(xml):
        row, cell = part.groups()
        if row is None and cell is None:
            sheets.append(_Sheet())
        if row is not None:
            sheets[-1].begin_row(_times(_ROWS, row))
        if cell is not None:
            sheets[-1].add_cells(_times(_COLUMNS, cell), filled=b"value-type" in cell)
    return [(sheet.rows, sheet.columns) for sheet in sheets]


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found.group(1)) if found else 1
