"""A table as read: text cells, with everything a person needs to check how it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.types import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """How a table was read. Empty fields do not apply to its format.

    `format` is "csv", "xlsx", "xls", "ods", "json", "jsonl", "parquet" or "iramuteq".
    """

    format: str
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text cells, all as wide as `columns`, which are distinct and never empty.

    `lines[i]` is the line of `rows[i]` counted from 1 as a spreadsheet shows it. `received`
    counts the data rows: received = kept + refused + set aside. `set_aside` counts, by
    "slug: reason", the rows of an export that are no contributions (votes …). `export` names
    the platform when its rows were rearranged.
    """

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    origin: Origin
    refused: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()
    set_aside: tuple[tuple[str, int], ...] = ()
    export: str = ""

    @property
    def received(self) -> int:
        """Return the number of data rows of the file, refused and set aside ones included."""
        return len(self.rows) + len(self.refused) + sum(count for _, count in self.set_aside)

    def index(self, column: str) -> int:
        """Return the position of a column, or -1."""
        return self.columns.index(column) if column in self.columns else -1

    def values(self, column: str) -> list[str]:
        """Return the cells of one column, in row order."""
        place = self.columns.index(column)
        return [row[place] for row in self.rows]
