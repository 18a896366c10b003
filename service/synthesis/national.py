"""All territories of a consultation side by side, read from the table of cells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from nlp.types import Slice
from service.analyses.tables import Cell
from service.exports.corpus import Extract
from service.synthesis.figures import figure, shown
from service.synthesis.read import synthesis_of
from service.synthesis.specifics import places_apart
from service.synthesis.values import LEAST, Leading, National, Place, Specific, Turnout
from service.themes.cells import in_slice
from service.themes.queries import themes_of

LEVELS = ("département", "collectivité")
FIRST, APART = 3, 2
"""Themes of a territory that its line names."""


ANY_DEPARTEMENT = "02"
"""Stands for the level of territories that are compared with each other."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Titles by theme; participation, and what is said more there, by territory."""

    titles: Mapping[str, str]
    turnouts: Mapping[str, Turnout]
    apart: Mapping[str, Sequence[Specific]]


def national_of(session: Session, extract: Extract) -> National:
    """Return the roll-up of an analysis; the extract is that of the nation.

    Raises:
        OutOfScope: the reader may not read all texts.
        QuotationMismatch: a quotation is not in its contribution, to the letter.
    """
    nation = synthesis_of(session, extract)
    titles = {one.id: one.title for one in themes_of(session, extract.analysis.id)
              if one.level == 1}  # fmt: skip
    cells = _cells(session, extract.analysis.id, titles)
    known = _Known(
        titles,
        {one.code: one for one in nation.participation.places},
        places_apart(session, extract.analysis.id, ANY_DEPARTEMENT),
    )
    places = [_place(code, found, known) for code, found in sorted(cells.items())]
    return National(nation=nation, places=tuple(places))


def _cells(session: Session, analysis: str, titles: Mapping[str, str]) -> Mapping[str, list[Cell]]:
    query = in_slice(analysis, Slice()).where(Cell.level.in_(LEVELS), Cell.contributions > 0)
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in session.scalars(query.order_by(Cell.territory, Cell.contributions.desc(),
                                               Cell.theme_id)):  # fmt: skip
        if cell.theme_id in titles:
            found[cell.territory].append(cell)
    return found


def _place(code: str, cells: Sequence[Cell], known: _Known) -> Place:
    base = cells[0].base
    nobody = Turnout(label=cells[0].name, code=code, received=None, content=None, texts=None,
                     contributors=None)  # fmt: skip
    turnout = known.turnouts.get(code, nobody)
    published = [] if base < LEAST or turnout.few else list(cells)
    return Place(
        turnout=turnout,
        level=cells[0].level,
        base=shown(base),
        first=tuple(_leading(one, known.titles) for one in published[:FIRST]),
        apart=tuple(known.apart.get(code, ())[:APART]),
    )


def _leading(cell: Cell, titles: Mapping[str, str]) -> Leading:
    return Leading(title=titles[cell.theme_id], figure=figure(cell))
