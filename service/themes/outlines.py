"""Themes as plain rows, read once an analysis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from service.analyses.remembered import Remembered
from service.analyses.tables import Theme

Outline = Row[Any]
"""A theme: see `OUTLINE`."""

Terms = Sequence[Mapping[str, Any]]
"""`[{form, weight}]` of a theme."""

OUTLINE = (
    Theme.id, Theme.parent_id, Theme.level, Theme.position, Theme.title, Theme.definition,
    Theme.stability,
)  # fmt: skip

_READ = (
    select(*OUTLINE, Theme.terms)
    .where(Theme.analysis_id == bindparam("analysis"))
    .order_by(Theme.level, Theme.position)
)
"""Built once: that takes longer than to run it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The themes of one analysis, which never change once it ended."""

    outlines: tuple[Outline, ...]
    terms: Mapping[str, Terms]

    def __bool__(self) -> bool:
        """Tell whether there is anything to remember."""
        return bool(self.outlines)


def _read(session: Session, analysis: str) -> _Read:
    rows: list[Outline] = list(session.execute(_READ, {"analysis": analysis}))
    return _Read(tuple(rows), {row.id: row.terms for row in rows})


_REMEMBERED: Remembered[str, _Read] = Remembered(_read)


def outlines(session: Session, analysis: str) -> Sequence[Outline]:
    """Return all themes and sub-themes of an analysis in their order."""
    return _REMEMBERED.get(session, analysis).outlines


def terms_of(session: Session, analysis: str, themes: Sequence[str]) -> dict[str, Terms]:
    """Return the terms of some themes by id."""
    known = _REMEMBERED.get(session, analysis).terms
    return {one: known[one] for one in themes if one in known}
