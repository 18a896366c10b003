"""CSV, TSV and other delimited text, in any encoding and with any line ends."""

import csv
import io
from collections.abc import Iterable
from itertools import islice

from data.errors import EmptyFile, UnclosedQuote
from data.readers.encoding import decode
from data.readers.grid import settle
from data.readers.separator import SEPARATORS, structure
from data.readers.table import Origin, Table


def read_delimited(data: bytes, name: str) -> Table:
    """Read delimited text; LF, CRLF, CR and their mixtures all end a line outside quotes.

    Raises:
        EmptyFile: there are only separators.
        UnclosedQuote: a quotation mark would swallow the rest of the file.
        DataError: whatever `decode` and `settle` raise.
    """
    text, encoding = decode(data, name)
    if not text.strip(f'{SEPARATORS}" \r\n'):
        raise EmptyFile(name)
    separator = structure(text).separator
    records = _records(text, separator, name)
    origin = Origin(format="csv", encoding=encoding, separator=separator)
    return settle(name, records, origin)


def _records(text: str, separator: str, name: str) -> list[list[str]]:
    csv.field_size_limit(2**31 - 1)
    # A text of one column still needs a delimiter that cannot occur in it.
    delimiter = separator or "\x1f"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[list[str]] = []
    start = end = 0
    for record in reader:
        records.append(record)
        start, end = end, reader.line_num
    if end - start > 1 and _is_open(islice(io.StringIO(text, newline=""), start, None), delimiter):
        raise UnclosedQuote(name, len(records), end - start - 1)
    return records


def _is_open(lines: Iterable[str], delimiter: str) -> bool:
    """Tell whether the last record ends inside quotes."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
