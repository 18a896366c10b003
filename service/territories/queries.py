"""The territories of an analysis, and what one person may see of them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import FunctionFilter, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.types import Slice
from service.accounts.roles import Principal, needs_figures, reads_figures, reads_texts
from service.analyses.queries import Chosen
from service.analyses.remembered import Remembered
from service.analyses.tables import Cell, Theme
from service.errors import UnknownTerritory
from service.territories.schemas import TerritoryOut
from service.territories.tree import union, within
from service.themes.view import View

LEVELS = ("national", "région", "département", "collectivité", "arrondissement")
"""From the largest to the smallest."""


def check_territory(code: str) -> None:
    """Let pass the code of a territory.

    Raises:
        UnknownTerritory: no territory has that code.
    """
    if code not in _codes():
        raise UnknownTerritory(code)


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(load_gazetteer().codes())


def look(who: Principal, chosen: Chosen, territory: str, part: Slice) -> View:
    """Return a territory and slice of an analysis as a person may see it.

    Raises:
        UnknownTerritory: no territory has that code.
        OutOfScope: the person may not even see its figures.
    """
    check_territory(territory)
    needs_figures(who, territory, load_gazetteer())
    return View(
        consultation=chosen.consultation,
        analysis=chosen.analysis,
        note=chosen.note,
        territory=territory,
        slice=part,
        texts_of=readable(who, territory),
        reads_everywhere=not who.restricted,
    )


def readable(who: Principal, territory: str) -> tuple[str, ...] | None:
    """Return the codes at or below a territory whose texts a person may read; None: the nation."""
    wanted = within(territory)
    own = union(who.territories) if who.restricted else None
    if wanted is None or own is None:
        return own if wanted is None else wanted
    return tuple(code for code in wanted if code in own)


def territories_of(session: Session, chosen: Chosen, who: Principal) -> list[TerritoryOut]:
    """Return the territories that have figures and may be seen, the largest first."""
    rows = places_of(session, chosen.analysis)
    found = (_describe(who, *row) for row in rows)
    return _largest_first(one for one in found if one is not None)


def places_of(session: Session, analysis: str) -> Sequence[Any]:
    """Return code, name, level, base and number of themes of each territory, read once."""
    return _PLACES.get(session, analysis)


def _places(session: Session, analysis: str) -> Sequence[Any]:
    query = (
        select(Cell.territory, Cell.name, Cell.level, func.max(Cell.base), _themes())
        .join(Theme, (Theme.analysis_id == Cell.analysis_id) & (Theme.id == Cell.theme_id))
        .where(
            Cell.analysis_id == analysis,
            Cell.channel == "",
            Cell.audience == "",
            Cell.question == "",
        )
        .group_by(Cell.territory, Cell.name, Cell.level)
    )
    found: list[Any] = list(session.execute(query))
    return found


def _themes() -> FunctionFilter[int]:
    return func.count(Cell.theme_id).filter(Theme.level == 1, Cell.contributions > 0)


_PLACES: Remembered[str, Sequence[Any]] = Remembered(_places)


def _describe(
    who: Principal, code: str, name: str, level: str, *counts: int
) -> TerritoryOut | None:
    gazetteer = load_gazetteer()
    path = gazetteer.path(code)
    if not reads_figures(who, code, gazetteer):
        return None
    return TerritoryOut(
        code=code,
        name=name,
        level=level,
        parent=path[1] if len(path) > 1 else "",
        base=counts[0],
        themes=counts[1],
        texts_readable=reads_texts(who, path),
    )


def _largest_first(found: Iterable[TerritoryOut]) -> list[TerritoryOut]:
    return sorted(found, key=lambda one: (LEVELS.index(one.level), one.code))
