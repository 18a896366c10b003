"""Figures, read from the table of cells: no passage is counted when a page is asked for."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from nlp.types import Slice
from service.analyses.tables import Cell
from service.themes.schemas import Figures
from service.themes.view import View

NOTHING = Figures(
    contributions=0,
    texts=0,
    contributors=0,
    base=0,
    share=0.0,
    low=0.0,
    high=0.0,
    specificity=0.0,
    q_value=1.0,
)
"""A theme that does not occur."""


def in_slice(analysis: str, part: Slice) -> Select[Cell]:
    """Return the query of the cells of one slice of an analysis."""
    return select(Cell).where(
        Cell.analysis_id == analysis,
        Cell.channel == part.channel,
        Cell.audience == part.audience,
        Cell.question == part.question,
    )


def cells_here(session: Session, view: View) -> dict[str, Cell]:
    """Return the cells of a territory and slice by theme or sub-theme id."""
    query = in_slice(view.analysis, view.slice).where(Cell.territory == view.territory)
    return {cell.theme_id: cell for cell in session.scalars(query)}


def figures(cell: Cell | None) -> dict[str, Any]:
    """Return the figures of a cell by name, those of an absent theme without one."""
    source = NOTHING if cell is None else cell
    return {name: getattr(source, name) for name in Figures.model_fields}
