"""What files would be taken for, before anything is stored."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from service.batches.schemas import ColumnOut, PreviewOut

if TYPE_CHECKING:
    from data.mapping import Known
    from data.opening import IntakeFile
    from data.readers.minutes import Minutes
    from data.readers.table import Table

SHOWN_ROWS = 5
SHOWN_CHARACTERS = 300


def preview(
    files: "Sequence[IntakeFile]", remembered: "Known | None" = None
) -> tuple[PreviewOut, ...]:
    """Read each file and say how it would be understood, in the order given.

    `remembered` is a mapping accepted before; what is said of a file goes first.

    The readers are imported here: the web process starts without them.

    Raises:
        DataError: a file cannot be read at all.
    """
    from data.mapping import that_fit
    from data.readers import Table, read

    shown = []
    for file in files:
        content = read(file.path, file.title, file.sheet)
        if isinstance(content, Table):
            known = {**that_fit(content, remembered or {}), **file.map}
            shown.append(_table(content, known))
        else:
            shown.append(_minutes(content))
    return tuple(shown)


def _table(table: "Table", known: "Known") -> PreviewOut:
    from data.errors import AmbiguousColumn, NoTextColumn
    from data.mapping import judge

    try:
        mapping = judge(table, known)
    except (AmbiguousColumn, NoTextColumn) as unsure:
        return _unsure(table, str(unsure))
    described = mapping.describe(table)
    described["preview"] = [_short(row) for row in described["preview"]]
    missing = "" if mapping.of("text") else str(NoTextColumn(table.name, table.columns))
    return PreviewOut(**described, problem=missing)


def _unsure(table: "Table", problem: str) -> PreviewOut:
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows[:SHOWN_ROWS])
    return PreviewOut(
        file=table.name,
        format=table.origin.format,
        encoding=table.origin.encoding,
        separator=table.origin.separator,
        rows=table.received,
        columns=tuple(ColumnOut(column=name, role="", confidence=0.0) for name in table.columns),
        preview=tuple(_short(row) for row in rows),
        notes=table.notes,
        problem=problem,
    )


def _minutes(minutes: "Minutes") -> PreviewOut:
    rows = [{"question": one.question, "text": one.text} for one in minutes.pieces[:SHOWN_ROWS]]
    return PreviewOut(
        file=minutes.name,
        format=minutes.format,
        rows=minutes.received,
        preview=tuple(_short(row) for row in rows),
        notes=minutes.notes,
    )


def _short(row: dict[str, str]) -> dict[str, str]:
    return {name[:SHOWN_CHARACTERS]: cell[:SHOWN_CHARACTERS] for name, cell in row.items()}
