"""XLSX files in which every text is a text, whatever it looks like."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from service.exports.cells import Value, neutralise

SAFE = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}
SHEET = "Thèmes par territoire"


def write_workbook(
    stream: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """Write a table as the only sheet of a workbook; numbers stay numbers."""
    import xlsxwriter

    with xlsxwriter.Workbook(stream, SAFE) as book:
        sheet = book.add_worksheet(SHEET)
        bold = book.add_format({"bold": True})
        # The sign that a spreadsheet keeps when somebody edits the cell: still no formula then.
        quoted = book.add_format({"quote_prefix": True})
        for place, title in enumerate(header):
            sheet.write_string(0, place, title, bold)
        sheet.freeze_panes(1, 0)
        for line, row in enumerate(rows, start=1):
            _write_row(sheet, line, row, quoted)


def _write_row(sheet: Any, line: int, row: Sequence[Value], quoted: Any) -> None:
    for place, value in enumerate(row):
        _write(sheet, (line, place), value, quoted)


def _write(sheet: Any, at: tuple[int, int], value: Value, quoted: Any) -> None:
    if isinstance(value, str):
        risky = neutralise(value) != value
        sheet.write_string(*at, value, quoted if risky else None)
    elif value is not None:
        sheet.write(*at, value)
