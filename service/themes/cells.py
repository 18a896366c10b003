"""Figures, read from the table of cells: no passage is counted when a page is asked for."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from nlp.types import NATIONAL, Slice
from service.analyses.tables import Cell
from service.themes.schemas import Figures
from service.themes.view import View

Numbers = Mapping[str, Any]
"""Figures by name."""

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


FIGURES = tuple(Figures.model_fields)
ABSENT: Numbers = {name: getattr(NOTHING, name) for name in FIGURES}


def figures_here(session: Session, view: View) -> dict[str, Numbers]:
    """Return the figures of a territory and slice by theme or sub-theme id.

    Plain rows: building objects of hundreds of cells would take longer than all the rest.
    """
    found = session.execute(_FIGURES, _asked(view.analysis, view.slice, view.territory)).all()
    return {row[0]: dict(zip(FIGURES, row[1:], strict=True)) for row in found}


def occurs(session: Session, analysis: str, part: Slice) -> bool:
    """Tell whether anything was ever received in a slice of an analysis."""
    return session.scalar(_ANY, _asked(analysis, part, NATIONAL)) is not None


def _asked(analysis: str, part: Slice, territory: str) -> dict[str, str]:
    sliced = {"channel": part.channel, "audience": part.audience, "question": part.question}
    return {"analysis": analysis, "territory": territory, **sliced}


_HERE = (
    Cell.analysis_id == bindparam("analysis"),
    *(
        getattr(Cell, name) == bindparam(name)
        for name in ("territory", "channel", "audience", "question")
    ),
)
_FIGURES = select(Cell.theme_id, *(getattr(Cell, name) for name in FIGURES)).where(*_HERE)
_ANY = select(Cell.key).where(*_HERE).limit(1)
# Built once: that takes longer than to run them.


def figures(cell: Cell) -> dict[str, Any]:
    """Return the figures of a cell by name."""
    return {name: getattr(cell, name) for name in FIGURES}
