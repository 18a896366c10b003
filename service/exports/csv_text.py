"""CSV as a French spreadsheet opens it by a double click."""

import csv
import io
from collections.abc import Iterable, Sequence

from service.exports.cells import Value, as_row

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for CP1252 and breaks the accents."""


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return a table as text: BOM, semicolons, decimal commas, CRLF, one header line."""
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(as_row(row) for row in rows)
    return buffer.getvalue()
