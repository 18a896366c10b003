"""Quotations with where they come from. Each is cut from the publishable text as it stands."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Assignment
from service.batches.tables import Contribution
from service.themes.schemas import VerbatimOut
from service.themes.view import View

RESIDUAL = "reste"
"""Stands in addresses for the passages without theme."""

CANDIDATES = 40
"""Strongest passages of a theme among which its verbatims are chosen."""

READABLE = range(30, 401)
"""Characters of a passage that reads well as a quotation."""

PLACED = (
    Assignment.theme_id,
    Assignment.start,
    Assignment.end,
    Assignment.strength,
    Assignment.status,
    Contribution.id,
    Contribution.text,
    Contribution.territory,
    Contribution.channel,
    Contribution.audience,
    Contribution.question,
    Contribution.date,
)


def of_theme(theme: str, level: int) -> ColumnElement[bool]:
    """Return the condition that a passage carries a theme or sub-theme, or none at all."""
    if theme == RESIDUAL:
        return Assignment.theme_id == ""
    return (Assignment.theme_id if level == 1 else Assignment.subtheme_id) == theme


def placed(view: View) -> list[ColumnElement[bool]]:
    """Return the conditions that a passage lies in the readable part of a view."""
    conditions = [Assignment.analysis_id == view.analysis]
    if view.texts_of is not None:
        conditions.append(Assignment.territory.in_(view.texts_of))
    for name in ("channel", "audience", "question"):
        wanted = getattr(view.slice, name)
        if wanted:
            conditions.append(getattr(Contribution, name) == wanted)
    return conditions


def strongest(session: Session, view: View, themes: Sequence[str], level: int) -> list[Row[Any]]:
    """Return the strongest passages of each theme in a view, by one query on an index."""
    column = Assignment.theme_id if level == 1 else Assignment.subtheme_id
    rank = func.row_number().over(
        partition_by=column, order_by=(Assignment.strength.desc(), Assignment.key)
    )
    ranked = (
        select(Assignment.key, rank.label("rank"))
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(*placed(view), column.in_(themes))
        .subquery()
    )
    query = (
        select(column.label("theme"), *PLACED[1:])
        .join(ranked, ranked.c.key == Assignment.key)
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(ranked.c.rank <= CANDIDATES)
        .order_by(column, ranked.c.rank)
    )
    return list(session.execute(query))


def choose(rows: Iterable[Row[Any]], count: int) -> tuple[VerbatimOut, ...]:
    """Return up to `count` quotations of different contributions and words, readable ones first."""
    ordered = sorted(rows, key=lambda row: (row.end - row.start) not in READABLE)
    chosen: list[VerbatimOut] = []
    seen: set[str] = set()
    for row in ordered:
        quoted = quote(row)
        words = " ".join(quoted.text.lower().split())
        if not seen & {row.id, words}:
            chosen.append(quoted)
        seen |= {row.id, words}
    return tuple(chosen[:count])


def quote(row: Row[Any]) -> VerbatimOut:
    """Return the quotation of a passage."""
    return VerbatimOut(
        contribution_id=row.id,
        start=row.start,
        end=row.end,
        text=row.text[row.start : row.end],
        territory=row.territory,
        territory_name=load_gazetteer().name(row.territory),
        channel=row.channel,
        audience=row.audience,
        question=row.question,
        date=row.date,
        strength=round(row.strength, 4),
        status=row.status,
    )


def all_of_theme(view: View, theme: str, level: int) -> Select[*tuple[Any, ...]]:
    """Return the query of all passages of a theme in a view, strongest first."""
    return (
        select(*PLACED)
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(*placed(view), of_theme(theme, level))
        .order_by(Assignment.strength.desc(), Assignment.key)
    )


def count_of_theme(session: Session, view: View, theme: str, level: int) -> int:
    """Return how many passages of a theme lie in a view."""
    query = (
        select(func.count())
        .select_from(Assignment)
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(*placed(view), of_theme(theme, level))
    )
    return session.scalar(query) or 0
