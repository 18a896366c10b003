"""Themes as plain rows, read once an analysis."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from service.analyses.tables import Theme

Outline = Row[Any]
"""A theme: see `OUTLINE`."""

Terms = Sequence[Mapping[str, Any]]
"""`[{form, weight}]` of a theme."""

OUTLINE = (
    Theme.id, Theme.parent_id, Theme.level, Theme.position, Theme.title, Theme.definition,
    Theme.stability,
)  # fmt: skip

MOST_ANALYSES = 16
"""Analyses of a database whose themes are remembered: some hundred kilobytes each."""

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


class _Remembered:
    """The themes of the analyses asked for last, by database and id."""

    def __init__(self) -> None:
        self._kept: WeakKeyDictionary[Any, OrderedDict[str, _Read]] = WeakKeyDictionary()
        self._lock = Lock()

    def read(self, session: Session, analysis: str) -> _Read:
        with self._lock:
            known = self._kept.setdefault(session.get_bind(), OrderedDict())
            found = known.get(analysis)
        if found is None:
            found = _read(session, analysis)
            # Nothing to remember of an analysis that has not ended, or is not there.
            if found.outlines:
                self._keep(known, analysis, found)
        return found

    def _keep(self, known: OrderedDict[str, _Read], analysis: str, found: _Read) -> None:
        with self._lock:
            known[analysis] = found
            while len(known) > MOST_ANALYSES:
                known.popitem(last=False)


_REMEMBERED = _Remembered()


def _read(session: Session, analysis: str) -> _Read:
    rows: list[Outline] = list(session.execute(_READ, {"analysis": analysis}))
    return _Read(tuple(rows), {row.id: row.terms for row in rows})


def outlines(session: Session, analysis: str) -> Sequence[Outline]:
    """Return all themes and sub-themes of an analysis in their order."""
    return _REMEMBERED.read(session, analysis).outlines


def terms_of(session: Session, analysis: str, themes: Sequence[str]) -> dict[str, Terms]:
    """Return the terms of some themes by id."""
    known = _REMEMBERED.read(session, analysis).terms
    return {one: known[one] for one in themes if one in known}
