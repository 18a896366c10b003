"""Passages among which quotations are chosen, and the quotation of a passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.whole import is_whole
from service.analyses.tables import Assignment
from service.batches.tables import Contribution
from service.synthesis.values import Quotation
from service.themes.view import View

CANDIDATES = 15
"""Strongest passages of each sub-theme among which quotations are chosen."""

PRINTED = 300
"""Characters that a printed quotation may have; a longer passage is cut at the end of a sentence,
else between words."""

ENDS = ".!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that may be quoted, with its theme and sub-theme; `whole` is all its text.

    `alone`: it begins and ends where a sentence does.
    """

    theme: str
    subtheme: str
    quotation: Quotation
    whole: str
    alone: bool = True


def candidates(session: Session, view: View, themes: Sequence[str]) -> list[Candidate]:
    """Return the strongest passages of each sub-theme in a territory, by one query on an index."""
    if not themes or view.texts_of == ():
        return []
    rank = func.row_number().over(
        partition_by=(Assignment.theme_id, Assignment.subtheme_id),
        order_by=(Assignment.strength.desc(), Assignment.key),
    )
    conditions = [Assignment.analysis_id == view.analysis, Assignment.theme_id.in_(themes)]
    if view.texts_of is not None:
        conditions.append(Assignment.territory.in_(view.texts_of))
    ranked = select(Assignment.key, rank.label("rank")).where(*conditions).subquery()
    query = (
        select(Assignment.theme_id, Assignment.subtheme_id, Assignment.start, Assignment.end,
               *placed_columns())
        .join(ranked, ranked.c.key == Assignment.key)
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(ranked.c.rank <= CANDIDATES)
        .order_by(Assignment.theme_id, Assignment.subtheme_id, ranked.c.rank)
    )  # fmt: skip
    return [_candidate(row) for row in session.execute(query)]


def placed_columns() -> tuple[Any, ...]:
    """Return the columns that tell where a text comes from."""
    return (
        Contribution.id, Contribution.text, Contribution.territory, Contribution.channel,
        Contribution.audience, Contribution.date,
    )  # fmt: skip


def _candidate(row: Row[Any]) -> Candidate:
    return Candidate(
        theme=row.theme_id,
        subtheme=row.subtheme_id,
        quotation=quotation(row, row.start, row.end),
        whole=row.text[row.start : row.end],
        alone=is_whole(row.text, row.start, row.end),
    )


def quotation(row: Any, start: int, end: int) -> Quotation:
    """Return what is printed of text[start:end] of a contribution (a row of `placed_columns`)."""
    first, last = printable(row.text, start, end)
    return Quotation(
        contribution_id=row.id,
        start=first,
        end=last,
        text=row.text[first:last],
        territory=load_gazetteer().name(row.territory),
        channel=row.channel,
        audience=row.audience,
        date=row.date,
        cut=last < start + len(row.text[start:end].rstrip()),
    )


def printable(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of text[start:end] that is short enough to print, without outer spaces."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    said = said.strip()
    if len(said) <= PRINTED:
        return start, start + len(said)
    head = said[:PRINTED]
    closed = max(head.rfind(mark) for mark in ENDS) + 1
    if closed > PRINTED // 3:
        return start, start + closed
    broken = max(head.rfind(" "), head.rfind("\n"))
    return start, start + (broken if broken > 0 else PRINTED)
