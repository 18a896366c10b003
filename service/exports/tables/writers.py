"""Rows written as CSV, JSON or Parquet, some at a time."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, Any

from service.exports.cells import Value, as_row
from service.exports.csv_text import BYTE_ORDER_MARK
from service.exports.tables.columns import Rows, TableOf, Typed

AT_ONCE = 5_000


def write_csv(stream: IO[bytes], table: TableOf, rows: Rows) -> int:
    """Write rows as a French spreadsheet opens them; return how many there were."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.header)
    count = 0
    for row in rows:
        writer.writerow(as_row(_spreadsheet(value) for value in row))
        count += 1
    text.detach()
    return count


def _spreadsheet(value: Value) -> Value:
    """Return a value that can be encoded: half of a surrogate pair cannot."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def write_json(stream: IO[bytes], table: TableOf, rows: Rows) -> int:
    """Write rows as a list of objects; return how many there were."""
    count = 0
    stream.write(b"[")
    for count, row in enumerate(rows, start=1):
        line = json.dumps(dict(zip(table.header, row, strict=True)), ensure_ascii=False)
        stream.write(("," if count > 1 else "").encode() + b"\n")
        stream.write(line.encode("utf-8", "replace"))
    stream.write(b"\n]\n")
    return count


def write_parquet(stream: IO[bytes], table: TableOf, rows: Rows) -> int:
    """Write rows as Parquet with the types of the columns; return how many there were."""
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema([(one.name, _arrow(pyarrow, one)) for one in table.columns])
    count = 0
    with pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for part in _parts(rows):
            columns = zip(*part, strict=True)
            arrays = [
                pyarrow.array([_spreadsheet(value) for value in values], type=field.type)
                for values, field in zip(columns, schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
            count += len(part)
    return count


def _arrow(pyarrow: Any, column: Typed) -> Any:
    types = {"text": pyarrow.string, "int": pyarrow.int64, "float": pyarrow.float64,
             "bool": pyarrow.bool_}  # fmt: skip
    return types[column.type]()


def _parts(rows: Rows) -> Iterator[list[Sequence[Value]]]:
    while part := list(islice(rows, AT_ONCE)):
        yield part


WRITERS: Mapping[str, Callable[[IO[bytes], TableOf, Rows], int]] = {
    ".csv": write_csv,
    ".json": write_json,
    ".parquet": write_parquet,
}
"""How each format is written, by the end of the name."""

MEDIA = {
    ".csv": "text/csv; charset=utf-8; header=present",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
}
