"""One way in: any file becomes a table or minutes."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from data.readers.archive import expand
from data.readers.cap_collectif import unfold
from data.readers.delimited import read_delimited
from data.readers.detect import MINUTES, kind_of
from data.readers.records import read_json, read_jsonl, read_parquet
from data.readers.starred import read_starred
from data.readers.table import Table
from data.readers.workbook import read_workbook

if TYPE_CHECKING:
    from data.readers.minutes import Minutes

RECORDS: dict[str, Callable[[bytes, str], Table]] = {
    "csv": read_delimited,
    "json": read_json,
    "jsonl": read_jsonl,
    "parquet": read_parquet,
    "iramuteq": read_starred,
}
COMPRESSED = (".xz", ".gz", ".bz2")


def read(path: Path, name: str = "", sheet: str = "") -> "Table | Minutes":
    """Read a file by what it holds; `name` is what the user calls it, `sheet` for workbooks.

    Raises:
        DataError: one of `data.errors`, in French, saying what to do.
    """
    name = name or path.name
    data = expand(path.read_bytes(), name)
    kind = kind_of(data, _plain(name))
    if kind in MINUTES:
        minutes = import_module("data.readers.minutes")
        return cast("Minutes", minutes.read_minutes(path, name, kind))
    if kind in RECORDS:
        return unfold(RECORDS[kind](data, name))
    return unfold(read_workbook(data, name, kind, sheet))


def _plain(name: str) -> str:
    """Return the name without the ending of a compressed stream, so that its own shows."""
    ending = next((end for end in COMPRESSED if name.lower().endswith(end)), "")
    return name[: len(name) - len(ending)] if ending else name
