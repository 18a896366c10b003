"""The points that a person may see, and what one of them says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Theme
from service.batches.tables import Contribution
from service.errors import Unknown
from service.ideas.tables import IdeaPoint
from service.themes.view import View


class UnknownPoint(Unknown):
    """The map has no such point, or its text is not for this reader."""

    slug = "point-inconnu"
    what = "Point introuvable"
    advice = "Rechargez la carte des idées."


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedTheme:
    """A theme on the map: its middle, and how many of its points may be seen."""

    id: str
    title: str
    x: int
    y: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Points in columns, in the order of their places; `theme` is the rank of a mapped theme."""

    place: Sequence[int] = ()
    theme: Sequence[int] = ()
    x: Sequence[int] = ()
    y: Sequence[int] = ()


def mapped_themes(session: Session, view: View) -> list[MappedTheme]:
    """Return the themes on the map, by id; none of an analysis that has no map."""
    titles = dict(_titles(session, view.analysis))
    counted = _seen(view, IdeaPoint.theme_id, func.count()).group_by(IdeaPoint.theme_id)
    counts = {row[0]: row[1] for row in session.execute(counted)}
    middles = select(IdeaPoint).where(
        IdeaPoint.analysis_id == view.analysis,
        IdeaPoint.contribution_key.is_(None),
        IdeaPoint.theme_id.in_(titles),
    )
    return [
        MappedTheme(
            id=one.theme_id,
            title=titles[one.theme_id],
            x=one.x,
            y=one.y,
            points=counts.get(one.theme_id, 0),
        )
        for one in session.scalars(middles.order_by(IdeaPoint.theme_id))
    ]


def points_of(session: Session, view: View) -> Points:
    """Return the points whose texts the view may read, on the map of `mapped_themes`."""
    rank = {one.id: number for number, one in enumerate(mapped_themes(session, view))}
    columns = (IdeaPoint.place, IdeaPoint.theme_id, IdeaPoint.x, IdeaPoint.y)
    query = _seen(view, *columns).where(IdeaPoint.theme_id.in_(rank)).order_by(IdeaPoint.place)
    rows = session.execute(query).all()
    if not rows:
        return Points()
    place, theme, x, y = zip(*rows, strict=True)
    return Points(place=place, theme=[rank[one] for one in theme], x=x, y=y)


def point_of(session: Session, view: View, place: int) -> dict[str, Any]:
    """Return what a point says, and where it comes from.

    Raises:
        UnknownPoint: there is none, or its text is not for this reader.
    """
    query = (
        select(IdeaPoint, Contribution, Theme.title)
        .join(Contribution, Contribution.key == IdeaPoint.contribution_key)
        .join(Theme, (Theme.analysis_id == IdeaPoint.analysis_id)
              & (Theme.id == IdeaPoint.theme_id))
        .where(IdeaPoint.analysis_id == view.analysis, IdeaPoint.place == place)
    )  # fmt: skip
    found = session.execute(query).first()
    if found is None or not _readable(view, found[0].territory):
        raise UnknownPoint(str(place))
    point, contribution, title = found
    return {
        "text": contribution.text[point.start : point.end],
        "theme": title,
        "territory": load_gazetteer().name(contribution.territory),
        "channel": contribution.channel,
        "address": f"/consultations/{view.consultation}/contributions/{contribution.id}"
        f"?debut={point.start}&fin={point.end}",
    }


def _seen(view: View, *columns: Any) -> Select[Any]:
    query = select(*columns).where(
        IdeaPoint.analysis_id == view.analysis, IdeaPoint.contribution_key.is_not(None)
    )
    if view.texts_of is not None:
        query = query.where(IdeaPoint.territory.in_(view.texts_of))
    return query


def _readable(view: View, territory: str) -> bool:
    return view.texts_of is None or territory in view.texts_of


def _titles(session: Session, analysis: str) -> list[tuple[str, str]]:
    query = select(Theme.id, Theme.title).where(Theme.analysis_id == analysis, Theme.level == 1)
    return [(row.id, row.title) for row in session.execute(query)]
