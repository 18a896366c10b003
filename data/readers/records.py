"""JSON, JSONL and Parquet: records with named fields instead of lines with cells."""

import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from data.errors import AllBlank, HeaderOnly, TooLarge, TruncatedFile, UnknownFormat
from data.readers.cells import as_text, flatten
from data.readers.encoding import decode
from data.readers.extent import MOST_CELLS, MOST_COLUMNS
from data.readers.table import Origin, Table
from nlp.types import Rejected

Numbered = tuple[int, dict[str, Any]]


def read_json(data: bytes, name: str) -> Table:
    """Read an array of objects, or an object that holds one such array (the longest).

    Raises:
        TruncatedFile: the JSON is broken. UnknownFormat: it holds no array of objects.
    """
    text, encoding = decode(data, name)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TruncatedFile(name, f"JSON illisible, {error}") from error
    items = _array(found)
    if items is None:
        raise UnknownFormat(name, "JSON sans tableau d'objets")
    numbered = [(place, item) for place, item in enumerate(items, start=1)]
    return _table(name, numbered, Origin(format="json", encoding=encoding), [])


def _array(found: Any) -> list[dict[str, Any]] | None:
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        return found
    if not isinstance(found, dict):
        return None
    arrays = [_array(value) for value in found.values() if isinstance(value, list | dict)]
    return max((array for array in arrays if array), key=len, default=None)


def read_jsonl(data: bytes, name: str) -> Table:
    """Read one object a line; a line that is none is refused, with its number.

    Raises:
        TruncatedFile: no line can be read, or the last one is cut.
    """
    text, encoding = decode(data, name)
    numbered: list[Numbered] = []
    refused: list[Rejected] = []
    for line, item in _lines(text):
        if isinstance(item, dict):
            numbered.append((line, item))
        else:
            reason = "json-illisible: la ligne n'est pas un objet JSON"
            refused.append(Rejected(file=name, row=line, reason=reason))
    if not numbered:
        raise TruncatedFile(name, "aucune ligne JSON lisible")
    return _table(name, numbered, Origin(format="jsonl", encoding=encoding), refused)


def _lines(text: str) -> Iterable[tuple[int, Any]]:
    # Only line ends separate records: str.splitlines would also cut at U+2028 inside a string.
    for line, raw in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            yield line, json.loads(raw)
        except (ValueError, RecursionError):
            yield line, None


def read_parquet(data: bytes, name: str) -> Table:
    """Read a Parquet file; rows are numbered from 1.

    Raises:
        TruncatedFile: it is damaged. TooLarge: it would not fit.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        rows, columns = file.metadata.num_rows, file.metadata.num_columns
        if rows * columns > MOST_CELLS:
            raise TooLarge(name, rows, columns)
        records = file.read().to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise TruncatedFile(name, "fichier Parquet illisible") from error
    numbered = [(place, record) for place, record in enumerate(records, start=1)]
    return _table(name, numbered, Origin(format="parquet"), [])


def _table(
    name: str, numbered: Sequence[Numbered], origin: Origin, refused: list[Rejected]
) -> Table:
    flat = [(line, _flat(record)) for line, record in numbered]
    columns = tuple(dict.fromkeys(key for _, record in flat for key in record))
    if len(columns) > MOST_COLUMNS:
        raise TooLarge(name, len(flat), len(columns))
    filled = [(line, record) for line, record in flat if any(map(str.strip, record.values()))]
    blank = {line for line, _ in flat} - {line for line, _ in filled}
    reason = "ligne-vide: enregistrement entièrement vide"
    refused += [Rejected(file=name, row=line, reason=reason) for line in sorted(blank)]
    if not filled:
        raise AllBlank(name, len(blank)) if blank else HeaderOnly(name, columns)
    return Table(
        name=name,
        columns=columns,
        rows=[[record.get(column, "") for column in columns] for _, record in filled],
        lines=[line for line, _ in filled],
        origin=origin,
        refused=tuple(refused),
    )


def _flat(record: dict[str, Any]) -> dict[str, str]:
    nested = any(isinstance(value, dict | list) for value in record.values())
    return flatten(record) if nested else {key: as_text(value) for key, value in record.items()}
