"""The tables of a run as CSV for programs: UTF-8, LF, comma, fixed decimals, no formula."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from nlp.types import Analysis, Assignment, Cell, Rejected, Slice
from service.exports.cells import neutralise

SHARES = 4
"""Decimals of shares and probabilities."""

SCORES = 4
"""Decimals of strengths, margins and specificities."""

ASSIGNMENTS = (
    "contribution_id", "passage", "start", "end", "status", "theme_id", "subtheme_id", "strength",
    "runner_up_id", "margin",
)  # fmt: skip
TERRITORIES = (
    "territory", "name", "level", "theme_id", "contributions", "texts", "contributors", "base",
    "share", "low", "high", "specificity", "q_value", "flag",
)  # fmt: skip
REJECTED = ("file", "row", "reason")

Row = Sequence[str | int]


def write_assignments(path: Path, analysis: Analysis) -> None:
    """Write one row a passage, in the order of contributions and passages."""
    _write(path, ASSIGNMENTS, (_assignment(one) for one in analysis.assignments))


def write_territories(path: Path, analysis: Analysis) -> None:
    """Write one row a theme and territory, over all channels, audiences and questions."""
    cells = (cell for cell in analysis.cells if cell.slice == Slice())
    _write(path, TERRITORIES, (_cell(cell) for cell in cells))


def write_rejected(path: Path, rejected: Iterable[Rejected]) -> None:
    """Write one row for each line that did not become a contribution, as it came."""
    rows = ((neutralise(one.file), one.row, neutralise(one.reason)) for one in rejected)
    _write(path, REJECTED, rows)


def fixed(value: float, decimals: int) -> str:
    """Return a number with so many decimals, and no minus before a zero."""
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if not text.strip("-0.") else text


def _write(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _assignment(one: Assignment) -> Row:
    return (
        neutralise(one.contribution_id),
        one.passage,
        one.start,
        one.end,
        one.status,
        one.theme_id,
        one.subtheme_id,
        fixed(one.strength, SCORES),
        one.runner_up_id,
        fixed(one.margin, SCORES),
    )


def _cell(cell: Cell) -> Row:
    return (
        cell.territory,
        neutralise(cell.name),
        cell.level,
        cell.theme_id,
        cell.contributions,
        cell.texts,
        cell.contributors,
        cell.base,
        fixed(cell.share, SHARES),
        fixed(cell.low, SHARES),
        fixed(cell.high, SHARES),
        fixed(cell.specificity, SCORES),
        fixed(cell.q_value, SHARES),
        cell.flag,
    )
