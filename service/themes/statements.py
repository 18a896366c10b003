"""Constats, propositions and opposite demands of themes, as they were chosen by the analysis."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from nlp.types import Slice
from service.analyses.tables import Analysis, Statement
from service.batches.tables import Contribution
from service.themes.schemas import SideOut, StanceOut, StatementOut
from service.themes.view import View
from service.web.moments import in_utc

PAIR = ("constat", "proposition")
SIDES = ("pour", "contre")
SHOWN = (
    "theme_id", "kind", "subject", "contributions", "place", "start", "end", "axis", "actor",
)  # fmt: skip
COMPUTED = "natures"
"""In the quality of an analysis: the passages of each nature; absent from older analyses."""

Pair = tuple[tuple[StatementOut, ...], tuple[StatementOut, ...]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of themes in a view, by theme; `computed_at` is None where nothing is known."""

    pairs: dict[str, Pair]
    stances: dict[str, tuple[StanceOut, ...]]
    computed_at: str | None


def spoken_of(session: Session, view: View, themes: Sequence[str]) -> Spoken:
    """Return the constats, propositions and opposite demands of themes, by one index."""
    moment = computed_at(session, view)
    if moment is None or not themes:
        return Spoken({}, {}, moment)
    rows = _rows(session, view, themes)
    return Spoken(_pairs(rows, view), _stances(rows, view), moment)


def statements_of(session: Session, view: View, theme_ids: Sequence[str]) -> dict[str, Pair]:
    """Return (constats, propositions) of each theme in a view, those said most first.

    Only texts that the view may read are quoted. A view of a slice has none: they are chosen over
    all channels, audiences and questions.
    """
    found = spoken_of(session, view, theme_ids).pairs
    return {theme: found.get(theme, ((), ())) for theme in theme_ids}


def computed_at(session: Session, view: View) -> str | None:
    """Return when the statements of a view were chosen, None where they were not."""
    if view.slice != Slice():
        return None
    found = session.execute(_MOMENT, {"analysis": view.analysis}).first()
    if found is None or COMPUTED not in found.quality:
        return None
    return in_utc(found.finished_at or found.created_at).isoformat()


_MOMENT = select(Analysis.quality, Analysis.finished_at, Analysis.created_at).where(
    Analysis.id == bindparam("analysis")
)


def _rows(session: Session, view: View, themes: Sequence[str]) -> list[Row[Any]]:
    asked = {"analysis": view.analysis, "territory": view.territory, "themes": themes}
    return list(session.execute(_STATEMENTS, asked))


_STATEMENTS = (
    select(
        *(getattr(Statement, name) for name in SHOWN),
        Contribution.id.label("contribution"),
        func.substr(Contribution.text, Statement.start + 1, Statement.end - Statement.start).label(
            "text"
        ),
    )
    .join(Contribution, Contribution.key == Statement.contribution_key)
    .where(
        Statement.analysis_id == bindparam("analysis"),
        Statement.territory == bindparam("territory"),
        Statement.theme_id.in_(bindparam("themes", expanding=True)),
    )
    .order_by(Statement.theme_id, Statement.kind, Statement.position)
)
"""Built once: that takes longer than to run it."""


def _readable(row: Row[Any], view: View) -> bool:
    return view.texts_of is None or row.place in view.texts_of


def _pairs(rows: Sequence[Row[Any]], view: View) -> dict[str, Pair]:
    found: dict[tuple[str, str], list[StatementOut]] = defaultdict(list)
    for row in rows:
        if row.kind in PAIR and _readable(row, view):
            found[row.theme_id, row.kind].append(_statement(row))
    themes = {theme for theme, _ in found}
    constats, propositions = PAIR
    return {
        theme: (tuple(found[theme, constats]), tuple(found[theme, propositions]))
        for theme in themes
    }


def _stances(rows: Sequence[Row[Any]], view: View) -> dict[str, tuple[StanceOut, ...]]:
    sides: dict[tuple[str, str], dict[str, SideOut]] = defaultdict(dict)
    for row in rows:
        if row.kind in SIDES:
            shown = _statement(row) if _readable(row, view) else None
            side = SideOut(contributions=row.contributions, statement=shown)
            sides[row.theme_id, row.subject][row.kind] = side
    found: dict[str, tuple[StanceOut, ...]] = {}
    for (theme, subject), both in sides.items():
        if len(both) == len(SIDES):
            found[theme] = (*found.get(theme, ()), StanceOut(subject=subject, **both))
    return found


def _statement(row: Row[Any]) -> StatementOut:
    return StatementOut(
        text=row.text,
        contributions=row.contributions,
        contribution_id=row.contribution,
        start=row.start,
        end=row.end,
        axis=row.axis,
        actor=row.actor,
    )
