"""JSON, JSONL and Parquet: records with named fields instead of lines with cells."""

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.errors import AllBlank, HeaderOnly, TooLarge, TruncatedFile
from data.readers.cells import as_text, flatten
from data.readers.encoding import begins_as_utf8, decode
from data.readers.extent import MOST_CELLS, MOST_COLUMNS
from data.readers.json_errors import Fault, MalformedJson, NoRecords, fault_of
from data.readers.table import Origin, Table
from nlp.types import Rejected

_NESTING = frozenset((dict, list))
_decode = json.JSONDecoder().decode


def read_json(data: bytes, name: str) -> Table:
    """Read an array of objects, or an object that holds one such array (the longest).

    What is no object among objects is refused, with its number.

    Raises:
        MalformedJson: the JSON is broken. NoRecords: it holds no array of objects.
    """
    text, encoding = decode(data, name)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedJson(name, fault_of(error)) from error
    items = _array(found)
    if items is None:
        raise NoRecords(name, found)
    return _table(name, _sheet(enumerate(items, start=1)), Origin(format="json", encoding=encoding))


def _array(found: Any) -> list[Any] | None:
    if isinstance(found, list) and (not found or any(isinstance(item, dict) for item in found)):
        return found
    if not isinstance(found, dict):
        return None
    arrays = [_array(value) for value in found.values() if isinstance(value, list | dict)]
    return max((array for array in arrays if array), key=len, default=None)


def read_jsonl(data: bytes, name: str) -> Table:
    """Read one object a line; a line that is none is refused, with its number.

    Raises:
        MalformedJson: no line can be read; it tells of the first. NoRecords: none is an object.
    """
    sheet, encoding = _sheet_of_lines(data, name)
    if not sheet.lines and not sheet.blank:
        raise MalformedJson(name, sheet.fault) if sheet.fault else NoRecords(name, [1])
    return _table(name, sheet, Origin(format="jsonl", encoding=encoding))


def _sheet_of_lines(data: bytes, name: str) -> tuple["_Sheet", str]:
    """Read line by line: a long text takes four bytes a character once one emoji is in it."""
    if begins_as_utf8(data):
        try:
            return _sheet(_lines(str(raw, "utf-8") for raw in io.BytesIO(data))), "utf-8"
        except UnicodeDecodeError:
            pass  # the letters that show another encoding come later
    text, encoding = decode(data, name)
    return _sheet(_lines(text.split("\n"))), encoding


def _lines(raws: Iterable[str]) -> Iterable[tuple[int, Any]]:
    # Only line ends separate records: str.splitlines would also cut at U+2028 inside a string.
    for line, raw in enumerate(raws, start=1):
        if not raw or raw.isspace():
            continue
        try:
            yield line, _decode(raw)
        except (ValueError, RecursionError) as error:
            yield line, fault_of(error, line)


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
    return _table(name, _sheet(enumerate(records, start=1)), Origin(format="parquet"))


@dataclass(slots=True)
class _Sheet:
    """Rows so far. A row is as wide as there were columns when it came; new ones come last."""

    columns: dict[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)
    fault: Fault | None = None

    def add(self, line: int, record: dict[str, Any]) -> None:
        """Lay one record out as a row."""
        flat = _flat(record)
        if tuple(flat) != self.order:
            self._widen(flat)
        if not any(map(str.strip, flat.values())):
            self.blank.append(line)
            return
        self.lines.append(line)
        if len(self.columns) <= MOST_COLUMNS:
            same = tuple(flat) == self.order
            cells = flat.values() if same else [flat.get(name, "") for name in self.order]
            self.rows.append([*cells])

    def _widen(self, flat: dict[str, str]) -> None:
        for name in flat:
            self.columns.setdefault(name, len(self.columns))
        if len(self.order) != len(self.columns):
            self.order = tuple(self.columns)


def _sheet(numbered: Iterable[tuple[int, Any]]) -> _Sheet:
    """Sort what came into rows, blank records and what is no record."""
    sheet = _Sheet()
    for line, item in numbered:
        if isinstance(item, dict):
            sheet.add(line, item)
        elif isinstance(item, Fault):
            sheet.fault = sheet.fault or item
            sheet.broken[line] = _broken(item)
        else:
            sheet.broken[line] = _NO_OBJECT
    return sheet


def _broken(fault: Fault) -> str:
    place = f"colonne {fault.column}, " if fault.column else ""
    return f"json-illisible: {place}reçu {fault.found}, attendu {fault.expected}"


def _table(name: str, sheet: _Sheet, origin: Origin) -> Table:
    columns, blank = sheet.order, sheet.blank
    if len(columns) > MOST_COLUMNS:
        raise TooLarge(name, len(sheet.lines) + len(blank), len(columns))
    if not sheet.rows:
        raise AllBlank(name, len(blank)) if blank else HeaderOnly(name, columns)
    for row in sheet.rows:
        row.extend([""] * (len(columns) - len(row)))
    return Table(
        name=name,
        columns=columns,
        rows=sheet.rows,
        lines=sheet.lines,
        origin=origin,
        refused=(*_refused(name, sheet.broken), *_refused(name, dict.fromkeys(blank, _BLANK))),
    )


_NO_OBJECT = "json-illisible: pas un objet JSON"
_BLANK = "ligne-vide: enregistrement entièrement vide"


def _refused(name: str, lines: Mapping[int, str]) -> Iterable[Rejected]:
    return (Rejected(file=name, row=line, reason=why) for line, why in sorted(lines.items()))


def _flat(record: dict[str, Any]) -> dict[str, str]:
    if _NESTING.isdisjoint(map(type, record.values())):
        return {key: as_text(value) for key, value in record.items()}
    return flatten(record)
