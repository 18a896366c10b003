"""CSV, TSV and other delimited text, in any encoding and with any line ends."""

import csv
import io

from data.errors import UnclosedQuote
from data.readers.encoding import decode
from data.readers.grid import settle
from data.readers.separator import structure
from data.readers.table import Origin, Table

MOST_LINES_IN_A_CELL = 200


def read_delimited(data: bytes, name: str) -> Table:
    """Read delimited text; LF, CRLF, CR and their mixtures all end a line outside quotes.

    Raises:
        UnclosedQuote: a quotation mark would swallow the rest of the file.
        DataError: whatever `decode` and `settle` raise.
    """
    text, encoding = decode(data, name)
    separator = structure(text).separator
    records = _records(text, separator, name)
    origin = Origin(format="csv", encoding=encoding, separator=separator)
    return settle(name, records, origin)


def _records(text: str, separator: str, name: str) -> list[list[str]]:
    csv.field_size_limit(2**31 - 1)
    # A text of one column still needs a delimiter that cannot occur in it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or "\x1f")
    records: list[list[str]] = []
    before = 0
    for record in reader:
        records.append(record)
        last, before = before, reader.line_num
    if records and before - last > MOST_LINES_IN_A_CELL and not text.rstrip().endswith('"'):
        raise UnclosedQuote(name, len(records), before - last)
    return records
