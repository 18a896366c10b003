"""How large a sheet would be once opened: a few kilobytes can name a cell in the last corner.

The reader of workbooks lays out the whole rectangle between the first and the last cell, so one
stray cell can ask for more memory than any machine has. The XML is scanned, not parsed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

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
            for rows, columns in _extents(archive, kind):
                if rows * columns > MOST_CELLS:
                    raise TooLarge(name, rows, columns)
    except ZIP_ERRORS as error:
        raise TruncatedFile(name, "une feuille du classeur est illisible") from error


def _extents(archive: zipfile.ZipFile, kind: str) -> Iterator[tuple[int, int]]:
    if kind == "ods":
        yield from _ods_extents(archive.read("content.xml"))
        return
    for member in archive.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            yield _xlsx_extent(archive, member)


def _xlsx_extent(archive: zipfile.ZipFile, member: str) -> tuple[int, int]:
    rows, letters = 0, b""
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            for column, row in _XLSX_CELL.findall(tail + chunk):
                rows = max(rows, int(row))
                letters = max(letters, column, key=lambda one: (len(one), one))
            tail = chunk[-OVERLAP:]
    return rows, _column_number(letters)


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


def _ods_extents(xml: bytes) -> list[tuple[int, int]]:
    sheets = [_Sheet()]
    for part in _ODS_PART.finditer(xml):
        row, cell = part.groups()
        sheet = sheets[-1]
        if row is not None:
            sheet.passed += sheet.repeated
            sheet.repeated, sheet.at = _times(_ROWS, row), 0
        elif cell is not None:
            sheet.at += _times(_COLUMNS, cell)
            _stretch(sheet, filled=b"value-type" in cell)
        else:
            sheets.append(_Sheet())
    return [(sheet.rows, sheet.columns) for sheet in sheets]


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found.group(1)) if found else 1


def _stretch(sheet: _Sheet, *, filled: bool) -> None:
    if filled:
        sheet.rows = max(sheet.rows, sheet.passed + sheet.repeated)
        sheet.columns = max(sheet.columns, sheet.at)
