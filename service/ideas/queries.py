"""The points that a person may see, and what one of them says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
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


@dataclass(frozen=True, slots=True)
class Points:
    """Points by theme: `place`, `x`, `y` and the rank of the theme among `themes`, in columns.

    `themes` has (id, title, x, y of its middle, points that may be seen), the largest first.
    """

    themes: Sequence[tuple[str, str, int, int, int]]
    place: Sequence[int]
    theme: Sequence[int]
    x: Sequence[int]
    y: Sequence[int]


def points_of(session: Session, view: View) -> Points:
    """Return the points of an analysis whose texts the view may read; none of an older analysis."""
    middles = _in(view).where(IdeaPoint.contribution_key.is_(None))
    titles = dict(_titles(session, view.analysis))
    centres = [one for one in session.scalars(middles) if one.theme_id in titles]
    centres.sort(key=lambda one: one.theme_id)
    rank = {one.theme_id: number for number, one in enumerate(centres)}
    rows = [row for row in session.execute(_seen(view)) if row.theme_id in rank]
    counts = [0] * len(centres)
    for row in rows:
        counts[rank[row.theme_id]] += 1
    return Points(
        themes=[
            (one.theme_id, titles[one.theme_id], one.x, one.y, counts[rank[one.theme_id]])
            for one in centres
        ],
        place=[row.place for row in rows],
        theme=[rank[row.theme_id] for row in rows],
        x=[row.x for row in rows],
        y=[row.y for row in rows],
    )


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


def _in(view: View) -> Select[IdeaPoint]:
    return select(IdeaPoint).where(IdeaPoint.analysis_id == view.analysis)


def _seen(view: View) -> Select[int, str, int, int]:
    columns = (IdeaPoint.place, IdeaPoint.theme_id, IdeaPoint.x, IdeaPoint.y)
    query = select(*columns).where(
        IdeaPoint.analysis_id == view.analysis, IdeaPoint.contribution_key.is_not(None)
    )
    if view.texts_of is not None:
        query = query.where(IdeaPoint.territory.in_(view.texts_of))
    return query.order_by(IdeaPoint.place)


def _readable(view: View, territory: str) -> bool:
    return view.texts_of is None or territory in view.texts_of


def _titles(session: Session, analysis: str) -> list[tuple[str, str]]:
    query = select(Theme.id, Theme.title).where(Theme.analysis_id == analysis, Theme.level == 1)
    return [(row.id, row.title) for row in session.execute(query)]
