"""Themes as plain rows, and their terms where they are shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from service.analyses.tables import Theme

Outline = Row[Any]
"""A theme without its terms, whose decoding takes longer than the rest: see `OUTLINE`."""

Terms = Sequence[Mapping[str, Any]]
"""`[{form, weight}]` of a theme."""

OUTLINE = (
    Theme.id, Theme.parent_id, Theme.level, Theme.position, Theme.title, Theme.definition,
    Theme.stability,
)  # fmt: skip

_OUTLINES = (
    select(*OUTLINE)
    .where(Theme.analysis_id == bindparam("analysis"))
    .order_by(Theme.level, Theme.position)
)
_TERMS = select(Theme.id, Theme.terms).where(
    Theme.analysis_id == bindparam("analysis"),
    Theme.id.in_(bindparam("themes", expanding=True)),
)
# Both are built once: that takes longer than to run them.


def outlines(session: Session, analysis: str) -> list[Outline]:
    """Return all themes and sub-themes of an analysis without their terms, in their order."""
    return list(session.execute(_OUTLINES, {"analysis": analysis}))


def terms_of(session: Session, analysis: str, themes: Sequence[str]) -> dict[str, Terms]:
    """Return the terms of some themes by id."""
    rows = session.execute(_TERMS, {"analysis": analysis, "themes": themes})
    return {row.id: row.terms for row in rows}
