"""What became of each row received: counts that add up, and what a person should look at."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from data.errors import ReportMismatch
from data.mapping import ColumnRole, describe_column

Part = Literal["réponses", "réponses fermées", "compagnon", "compte rendu", "déjà reçu"]
"""What a file was used for."""

EXAMPLES = 5
"""How many rows are shown of each remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something seen `count` times; `rows` are the first lines where it was."""

    what: str
    count: int
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """How a companion was joined. `matched` + `unmatched` are the rows that looked for it."""

    companion: str
    left: str
    right: str
    matched: int
    unmatched: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One file: how it was read, and where each of its rows went.

    rows = used + without_text + refused + set aside. `used` rows gave one contribution each in
    long form, one for each filled open question in wide form; `unfilled` counts the blank cells
    of wide form by question. `without_text` rows gave closed answers only, or were joined.
    """

    name: str
    part: Part
    sha256: str = ""
    bytes: int = 0
    format: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    profile: str = ""
    rows: int = 0
    used: int = 0
    without_text: int = 0
    questions: int = 1
    contributions: int = 0
    closed: int = 0
    refused: Mapping[str, int]
    set_aside: Mapping[str, int]
    unfilled: Mapping[str, int]
    mapping: tuple[ColumnRole, ...] = ()
    unknown_territories: tuple[Remark, ...] = ()
    bad_dates: tuple[Remark, ...] = ()
    territory_notes: tuple[Remark, ...] = ()
    joins: tuple[Join, ...] = ()
    notes: tuple[str, ...] = ()

    def check(self) -> None:
        """Count again.

        Raises:
            ReportMismatch: a row, or a cell of an open question, is missing from the counts.
        """
        counted = self.used + self.without_text
        counted += sum(self.refused.values()) + sum(self.set_aside.values())
        if counted != self.rows:
            raise ReportMismatch(self.name, self.rows, counted)
        cells = self.contributions + sum(self.unfilled.values())
        if self.part == "réponses" and cells != (self.used + self.without_text) * self.questions:
            raise ReportMismatch(self.name, (self.used + self.without_text) * self.questions, cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """One submission, file by file, in the order given."""

    files: tuple[FileReport, ...] = ()

    @property
    def rows(self) -> int:
        """Return the data rows of all files."""
        return sum(one.rows for one in self.files)

    @property
    def contributions(self) -> int:
        """Return the contributions of all files."""
        return sum(one.contributions for one in self.files)

    @property
    def closed(self) -> int:
        """Return the closed answers of all files."""
        return sum(one.closed for one in self.files)

    @property
    def refused(self) -> int:
        """Return the refused rows of all files."""
        return sum(sum(one.refused.values()) for one in self.files)

    def check(self) -> None:
        """Count again, file by file.

        Raises:
            ReportMismatch: a count is wrong.
        """
        for one in self.files:
            one.check()

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain values, totals first."""
        totals = {
            "rows": self.rows,
            "contributions": self.contributions,
            "closed": self.closed,
            "refused": self.refused,
        }
        return {"totals": totals, "files": [_file_to_json(one) for one in self.files]}


def _file_to_json(one: FileReport) -> dict[str, Any]:
    plain = {name: _plain(getattr(one, name)) for name in FileReport.__dataclass_fields__}
    plain["mapping"] = [describe_column(column) for column in one.mapping]
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Remark | Join):
        return {name: _plain(part) for name, part in asdict(value).items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
