"""Themes × territories as one table: a row a theme and territory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from service.analyses.tables import Cell, Theme
from service.exports.cells import Value

FIGURES = (
    "contributions", "texts", "contributors", "base", "share", "low", "high", "specificity",
    "q_value", "flag",
)  # fmt: skip
COLUMNS = ("territory", "name", "level", "theme_id", "parent_id", "title", *FIGURES)
"""Columns of the table, named as in territories.csv."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which rows: of one analysis, of one territory ("" for all), of one level of theme."""

    analysis: str
    territory: str = ""
    level: int = 1


def theme_rows(session: Session, asked: Asked) -> list[Sequence[Value]]:
    """Return the rows by territory, then theme, over all channels, audiences and questions."""
    return [tuple(row) for row in session.execute(_query(asked))]


def _query(asked: Asked) -> Select[Any]:
    figures = [getattr(Cell, name) for name in FIGURES]
    placed = (Cell.territory, Cell.name, Cell.level, Cell.theme_id)
    query = (
        select(*placed, Theme.parent_id, Theme.title, *figures)
        .join(Theme, (Theme.analysis_id == Cell.analysis_id) & (Theme.id == Cell.theme_id))
        .where(
            Cell.analysis_id == asked.analysis,
            Cell.channel == "",
            Cell.audience == "",
            Cell.question == "",
            Theme.level == asked.level,
        )
        .order_by(Cell.territory, Theme.position)
    )
    return query.where(Cell.territory == asked.territory) if asked.territory else query
