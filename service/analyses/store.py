"""Put an analysis into the database: all of it or nothing, since one transaction holds it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.aggregate.timeline import Timeline
from nlp.types import Analysis as Found
from nlp.types import Assignment as FoundAssignment
from nlp.types import Cell as FoundCell
from nlp.types import Theme as FoundTheme
from service.analyses.spoken import NOTHING, Spoken, natures_of, statement_rows
from service.analyses.tables import (
    BETWEEN,
    Analysis,
    Assignment,
    Cell,
    Statement,
    Theme,
    ThemeMoment,
)
from service.batches.tables import Contribution
from service.campaigns.store import store_campaigns
from service.db.base import now
from service.db.bulk import insert_rows

Row = dict[str, Any]

Keys = dict[str, tuple[int, str]]
"""Id of a contribution → its key and territory."""

OF_CELL = (
    "territory", "name", "level", "theme_id", "contributions", "texts", "contributors", "base",
    "share", "low", "high", "specificity", "q_value", "flag",
)  # fmt: skip


def store(session: Session, analysis: Analysis, found: Found, said: Spoken | None = None) -> None:
    """Add what was found, and what was said, to an analysis and end it; the caller commits."""
    keys = _keys(session, analysis.consultation_id)
    insert_rows(session, Theme, _themes(analysis.id, found.themes))
    insert_rows(session, Assignment, _assignments(analysis.id, found.assignments, keys, said))
    insert_rows(session, Cell, (_cell(analysis.id, cell) for cell in found.cells))
    by_id = {name: key for name, (key, _) in keys.items()}
    store_campaigns(session, analysis.id, found.campaigns, by_id)
    account = asdict(found.account)
    analysis.account = {**account, "residual": dict(found.account.residual)}
    analysis.encoder, analysis.message = found.encoder, found.message
    analysis.quality = quality(found)
    if said is not None:
        rows = statement_rows(said, found.assignments, keys)
        insert_rows(session, Statement, ({"analysis_id": analysis.id, **one} for one in rows))
        analysis.quality = {**analysis.quality, "natures": natures_of(said)}
    analysis.state, analysis.finished_at = "done", now()


def store_timeline(session: Session, analysis: Analysis, found: Timeline) -> None:
    """Add the themes by day and by week to an analysis; the caller commits."""
    rows = ({"analysis_id": analysis.id, **one._asdict()} for one in found.moments())
    insert_rows(session, ThemeMoment, rows)


def quality(found: Found) -> Row:
    """Return what tells how good an analysis is: shares in [0, 1], None without passages."""
    passages = found.account.passages
    residual = sum(found.account.residual.values())
    themes = [theme for theme in found.themes if theme.level == 1]
    stability = sum(theme.stability for theme in themes)
    return {
        "themes": len(themes),
        "subthemes": len(found.themes) - len(themes),
        "residual_share": round(residual / passages, 4) if passages else None,
        "stability": round(stability / len(themes), 4) if themes else None,
    }


def _keys(session: Session, consultation: int) -> Keys:
    query = select(Contribution.id, Contribution.key, Contribution.territory)
    rows = session.execute(query.where(Contribution.consultation_id == consultation))
    return {row.id: (row.key, row.territory) for row in rows}


def _themes(analysis: str, themes: tuple[FoundTheme, ...]) -> Iterator[Row]:
    for position, theme in enumerate(themes):
        yield {**asdict(theme), "analysis_id": analysis, "position": position}


def _assignments(
    analysis: str, assignments: tuple[FoundAssignment, ...], keys: Keys, said: Spoken | None
) -> Iterator[Row]:
    for one in assignments:
        key, territory = keys[one.contribution_id]
        speech = NOTHING if said is None else said.of(one)
        yield {
            "analysis_id": analysis,
            "contribution_key": key,
            "territory": territory,
            "passage": one.passage,
            "start": one.start,
            "end": one.end,
            "status": one.status,
            "theme_id": one.theme_id,
            "subtheme_id": one.subtheme_id,
            "strength": one.strength,
            "runner_up_id": one.runner_up_id,
            "margin": one.margin,
            "terms": BETWEEN.join(one.terms),
            "exemplar": one.exemplar,
            "nature": speech.nature,
            "axis": speech.axis,
            "actor": speech.actor,
            "stance": speech.stance,
        }


def _cell(analysis: str, cell: FoundCell) -> Row:
    row = {name: getattr(cell, name) for name in OF_CELL}
    part = cell.slice
    sliced = {"channel": part.channel, "audience": part.audience, "question": part.question}
    return {"analysis_id": analysis, **row, **sliced}
