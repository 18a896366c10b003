"""The table theme × territory at one level, and what it leaves out, from cells alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.parting import LEVELS
from nlp.types import Slice
from service.analyses.tables import Cell, Theme
from service.errors import ServiceError
from service.specificities.ways import places
from service.territories.compared import RollupRow
from service.territories.tree import within
from service.themes.schemas import Figures
from service.themes.view import View

NATION = "national"
KINDS = {**LEVELS, NATION: (NATION,)}
UNPLACED = "non précisé"
"""The level of the row that holds what is said of no territory of the level asked for."""


class LevelAbove(ServiceError):
    """A table is asked for at a level above the territory that it is to be of."""

    slug = "niveau-trop-haut"
    status = 422

    def __init__(self, level: str, territory: str) -> None:
        """Keep both."""
        self.level, self.territory = level, territory
        super().__init__(
            f"Niveau « {level} » demandé dans le territoire « {territory} », qui est plus petit. "
            f"Choisissez un niveau parmi {', '.join(KINDS)} qui s'y trouve, ou un territoire plus "
            "grand dans « within »."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """Which table: the level of territories, the level of themes, one theme or all."""

    level: str
    theme_level: int = 1
    theme: str = ""


def roll_up(session: Session, view: View, wanted: Rolled) -> list[RollupRow]:
    """Return each theme in each territory of a level in a view, then the rest of the view.

    Contributions and bases are additive: over the rows of a theme, the last one included, they add
    up to those of the view. Distinct texts and contributors are not, since one person may write
    in two places; the last row has none. It is left out of slices, which have no cells for what
    nobody says, and where the reader does not see all.

    Raises:
        LevelAbove: the view lies within one territory of that level.
    """
    check_level(wanted.level, view.territory)
    gazetteer = load_gazetteer()
    shown = places(view)
    rows = sorted(session.execute(_query(view, wanted)), key=_place)
    whole = {row.theme_id: row for row in rows if row.territory == view.territory}
    kinds = KINDS[wanted.level]
    inside = [
        row
        for row in rows
        if row.level in kinds
        and view.territory in gazetteer.path(row.territory)
        and (shown is None or row.territory in shown)
    ]
    found = [_row(row) for row in inside]
    complete = _sees_all(view) and view.slice == Slice()
    return [*found, *_unplaced(view, whole, inside)] if complete else found


def _sees_all(view: View) -> bool:
    return view.texts_of is None or view.texts_of == within(view.territory)


def check_level(level: str, territory: str) -> None:
    """Let pass a level at or below that of a territory.

    Raises:
        LevelAbove: the territory lies within one territory of that level.
    """
    kinds = KINDS[level]
    gazetteer = load_gazetteer()
    above = [code for code in gazetteer.path(territory)[1:] if gazetteer.level(code) in kinds]
    if above:
        raise LevelAbove(level, territory)


def _query(view: View, wanted: Rolled) -> Select[*tuple[Any, ...]]:
    part = view.slice
    kinds = (*KINDS[wanted.level],)
    query = (
        select(*Cell.__table__.columns, Theme.title, Theme.position)
        .join(Theme, (Theme.analysis_id == Cell.analysis_id) & (Theme.id == Cell.theme_id))
        .where(
            Cell.analysis_id == view.analysis,
            Cell.channel == part.channel,
            Cell.audience == part.audience,
            Cell.question == part.question,
            Cell.level.in_(kinds) | (Cell.territory == view.territory),
            Theme.level == wanted.theme_level,
        )
    )
    return query.where(Cell.theme_id == wanted.theme) if wanted.theme else query


def _place(row: Row[Any]) -> tuple[str, int]:
    # Sorted here: to sort by territory, SQLite reads the cells of all themes.
    return row.territory, row.position


def _row(row: Row[Any]) -> RollupRow:
    figures = {name: getattr(row, name) for name in Figures.model_fields}
    return RollupRow(
        **figures,
        territory=row.territory,
        name=row.name,
        level=row.level,
        theme_id=row.theme_id,
        title=row.title,
    )


def _unplaced(
    view: View, whole: dict[str, Row[Any]], inside: Iterable[Row[Any]]
) -> Iterable[RollupRow]:
    """Yield, by theme, what the view holds beside the rows; nothing where they hold it all."""
    placed: dict[str, int] = dict.fromkeys(whole, 0)
    bases: dict[str, int] = {}
    for row in inside:
        placed[row.theme_id] = placed.get(row.theme_id, 0) + row.contributions
        bases[row.territory] = row.base
    name = load_gazetteer().name(view.territory)
    for theme, row in sorted(whole.items(), key=lambda one: one[1].position):
        base = row.base - sum(bases.values())
        left = row.contributions - placed[theme]
        if base:
            yield RollupRow(
                contributions=left,
                base=base,
                share=left / base,
                territory=view.territory,
                name=f"{name}, {UNPLACED}",
                level=UNPLACED,
                theme_id=theme,
                title=row.title,
            )
