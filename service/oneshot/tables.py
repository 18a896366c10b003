"""The tables of a run as CSV for programs: UTF-8, LF, comma, fixed decimals, no formula."""

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache
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
QUOTE = '"'


def write_assignments(path: Path, analysis: Analysis) -> None:
    """Write one row a passage and theme, in the order of contributions and passages."""
    write_rows(path, analysis.assignments)


def write_rows(path: Path, assignments: Iterable[Assignment]) -> None:
    """Write rows of assignments in their order."""
    scores = _Scores()
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"{','.join(ASSIGNMENTS)}\n")
        stream.writelines(_assignment(one, scores) for one in assignments)


def write_territories(path: Path, analysis: Analysis) -> None:
    """Write one row a theme and territory, over all channels, audiences and questions."""
    cells = (cell for cell in analysis.cells if cell.slice == Slice())
    write_table(path, TERRITORIES, (_cell(cell) for cell in cells))


def write_rejected(path: Path, rejected: Iterable[Rejected]) -> None:
    """Write one row for each line that did not become a contribution, as it came."""
    rows = ((neutralise(one.file), one.row, neutralise(one.reason)) for one in rejected)
    write_table(path, REJECTED, rows)


def fixed(value: float, decimals: int) -> str:
    """Return a number with so many decimals, and no minus before a zero."""
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if not text.strip("-0.") else text


def write_table(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a header and rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


class _Scores(dict[float, str]):
    """Scores as they are written: few are distinct, as they have few decimals."""

    def __missing__(self, score: float) -> str:
        self[score] = fixed(score, SCORES)
        return self[score]


def _assignment(one: Assignment, scores: _Scores) -> str:
    """Return a line; there may be millions, and `csv` takes four times as long."""
    return (
        f"{_id(one.contribution_id)},{one.passage},{one.start},{one.end},{one.status},"
        f"{one.theme_id},{one.subtheme_id},{scores[one.strength]},{one.runner_up_id},"
        f"{scores[one.margin]}\n"
    )


@lru_cache(maxsize=1)
def _id(contribution_id: str) -> str:
    """Return the cell of an id, which comes once a passage, in quotes where CSV needs them."""
    cell = neutralise(contribution_id)
    needed = any(sign in cell for sign in ',"\r\n')
    return f'"{cell.replace(QUOTE, 2 * QUOTE)}"' if needed else cell


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
