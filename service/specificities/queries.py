"""Specificities, read from the rows that the analysis kept: nothing is counted here."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.specificities import SMALL_BASE
from nlp.aggregate.voices import Unit
from service.analyses.tables import Theme
from service.specificities.errors import NotCompared, NothingToCompare
from service.specificities.schemas import Measured, SpecificityOut
from service.specificities.tables import SpecificityRow
from service.specificities.ways import TERRITORY, Comparison, places, read_way
from service.themes.view import View
from service.web.paging import Page, Paging, check_page

NUMBERS = tuple(name for name in Measured.model_fields if name != "flag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which specificities: the way of parting, the unit, the level of themes, one theme or all.

    `published` leaves out cells below 5 and those from which they could be computed.
    """

    comparison: Comparison
    unit: str = Unit.CONTRIBUTORS.value
    level: int = 1
    theme: str = ""
    published: bool = False


def specificities_of(
    session: Session,
    view: View,
    by: str,
    unit: str = Unit.CONTRIBUTORS.value,
    level: int = 1,
) -> list[SpecificityOut]:
    """Return the specificities by "territory", "channel", "territory,channel"… in a view.

    The parts are those of the whole analysis, of which rows of the territory of the view are
    returned (the nation: all départements); by parts in order, the most over-used theme first.

    Raises:
        BadDimensions: not one or two dimensions.
        NotCompared, NothingToCompare: the analysis kept none, or there are fewer than two parts.
    """
    wanted = Wanted(comparison=read_way(by, view.territory), unit=unit, level=level)
    check_kept(session, view.analysis, wanted.comparison)
    return [described(row, wanted) for row in session.execute(_query(view, wanted))]


def specificities_page(
    session: Session, view: View, wanted: Wanted, paging: Paging
) -> Page[SpecificityOut]:
    """Return one page of specificities, in the order of `specificities_of`.

    Raises:
        NotCompared, NothingToCompare: the analysis kept none, or there are fewer than two parts.
        PageOutOfRange: the page is beyond the last one.
    """
    check_kept(session, view.analysis, wanted.comparison)
    query = _query(view, wanted)
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    pages = check_page(paging, total)
    rows = session.execute(query.offset(paging.offset).limit(paging.size))
    items = [described(row, wanted) for row in rows]
    return Page[SpecificityOut](
        items=items, page=paging.page, pages=pages, size=paging.size, total=total
    )


def check_kept(session: Session, analysis: str, comparison: Comparison) -> None:
    """Let pass an analysis that compared these parts.

    Raises:
        NotCompared, NothingToCompare: it kept no comparison at all, or none of this kind.
    """
    kept = select(SpecificityRow.key).where(SpecificityRow.analysis_id == analysis).limit(1)
    if session.scalar(kept.where(SpecificityRow.way == comparison.way)) is None:
        if session.scalar(kept) is None:
            raise NotCompared(analysis)
        raise NothingToCompare(comparison.dimensions)


def _query(view: View, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    kept, where = SpecificityRow, wanted.comparison
    query = (
        select(*kept.__table__.columns, Theme.title)
        .join(Theme, (Theme.analysis_id == kept.analysis_id) & (Theme.id == kept.theme_id))
        .where(
            kept.analysis_id == view.analysis,
            kept.way == where.way,
            kept.unit == wanted.unit,
            kept.level == wanted.level,
        )
        .order_by(kept.part, kept.other, kept.specificity.desc(), kept.theme_id)
    )
    shown = places(view) if where.by_territory else None
    if shown is not None:
        query = query.where(kept.part.in_(shown))
    if wanted.theme:
        query = query.where(kept.theme_id == wanted.theme)
    return query.where(~kept.hidden) if wanted.published else query


def described(row: Row[Any], wanted: Wanted) -> SpecificityOut:
    """Return a kept row with the names of its part."""
    values = dict(zip(wanted.comparison.dimensions, (row.part, row.other), strict=False))
    if TERRITORY in values:
        values["territory_name"] = load_gazetteer().name(values[TERRITORY])
    numbers = {name: getattr(row, name) for name in NUMBERS}
    if wanted.published:
        numbers["q_value"] = row.q_published
    return SpecificityOut(
        **values,
        **numbers,
        flag="n<30" if row.base < SMALL_BASE else "",
        theme_id=row.theme_id,
        title=row.title,
        level=row.level,
        unit=row.unit,
    )
