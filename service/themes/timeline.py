"""A theme over time, read from what was counted when the analysis ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.aggregate.closed import flag_of
from nlp.aggregate.interval import wilson
from service.analyses.tables import ThemeMoment
from service.errors import ServiceError
from service.themes.queries import find_theme
from service.themes.timeline_schemas import PointOut, TimelineOut
from service.themes.view import View

Step = Literal["jour", "semaine"]
DAY, WEEK = "jour", "semaine"
MOST_POINTS = 400
"""Points of one answer: a year and a month, by day."""

DECIMALS = 4
EARLIEST, LATEST = "0001-01-01", "9999-12-31"


class TooManyPoints(ServiceError):
    """A timeline was asked for that is too long for one answer."""

    slug = "chronologie-trop-longue"
    status = 422

    def __init__(self, points: int) -> None:
        """Keep how many points there are."""
        self.points = points
        super().__init__(
            f"{points} points dans cette chronologie, {MOST_POINTS} au plus par réponse. "
            "Demandez step=semaine, ou une période plus courte avec « since » et « until »."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From which day to which, both included (ISO 8601)."""

    since: str = EARLIEST
    until: str = LATEST


EVER = Period()


def timeline_of(
    session: Session, view: View, theme: str, step: Step = "semaine", period: Period = EVER
) -> TimelineOut:
    """Return the counts of a theme on each day or week on which anything was received.

    The territory and channel are those of the view; its audience and question narrow nothing.

    Raises:
        UnknownTheme: the analysis has no such theme.
        TooManyPoints: there are more than one answer holds.
    """
    found = find_theme(session, view.analysis, theme)
    own, base = (_moments(session, view, name) for name in (theme, ""))
    wanted = [one for one in sorted(base) if _is_wanted(one, step, period)]
    if len(wanted) > MOST_POINTS:
        raise TooManyPoints(len(wanted))
    undated = _contributions(base.get(""))
    return TimelineOut(
        consultation=view.consultation,
        analysis=view.analysis,
        theme_id=theme,
        theme_title=found.title,
        territory=view.territory,
        channel=view.slice.channel,
        step=step,
        undated=_contributions(own.get("")),
        undated_base=undated,
        note=_note(base, undated),
        points=tuple(_point(one, own.get(one), base[one]) for one in wanted),
    )


def _contributions(moment: ThemeMoment | None) -> int:
    return moment.contributions if moment else 0


def _moments(session: Session, view: View, theme: str) -> Mapping[str, ThemeMoment]:
    query = select(ThemeMoment).where(
        ThemeMoment.analysis_id == view.analysis,
        ThemeMoment.theme_id == theme,
        ThemeMoment.territory == view.territory,
        ThemeMoment.channel == view.slice.channel,
    )
    return {one.period: one for one in session.scalars(query)}


def _is_wanted(period: str, step: Step, within: Period) -> bool:
    if not period or ("W" in period) != (step == WEEK):
        return False
    first, last = (starts_on(period), _ends_on(period))
    return first.isoformat() <= within.until and last.isoformat() >= within.since


def starts_on(period: str) -> date:
    """Return the first day of a day or of an ISO week ("2020-W03")."""
    if "W" not in period:
        return date.fromisoformat(period)
    year, week = period.split("-W")
    return date.fromisocalendar(int(year), int(week), 1)


def _ends_on(period: str) -> date:
    if "W" not in period:
        return date.fromisoformat(period)
    year, week = period.split("-W")
    return date.fromisocalendar(int(year), int(week), 7)


def _note(base: Mapping[str, ThemeMoment], undated: int) -> str:
    if not any(base):
        return (
            "Aucune contribution datée dans ce territoire et ce canal (ou analyse antérieure à "
            "la chronologie : relancez-la)."
        )
    told = f" {undated} contributions sans date sont comptées à part." if undated else ""
    return f"Contributions datées seulement, à leur date de dépôt ou de réunion.{told}"


def _point(period: str, theme: ThemeMoment | None, base: ThemeMoment) -> PointOut:
    seen, whole = _contributions(theme), base.contributions
    low, high = wilson(np.array([float(seen)]), np.array([float(whole)]))
    return PointOut(
        period=period,
        starts_on=starts_on(period).isoformat(),
        contributions=seen,
        texts=theme.texts if theme else 0,
        contributors=theme.contributors if theme else 0,
        base=whole,
        base_contributors=base.contributors,
        share=round(seen / whole, DECIMALS),
        low=round(float(low[0]), DECIMALS),
        high=round(float(high[0]), DECIMALS),
        flag=flag_of(whole),
    )
