"""Quotations with where they come from. Each is cut from the publishable text as it stands."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.whole import is_whole
from service.analyses.tables import Assignment
from service.batches.tables import Contribution
from service.themes.reasons import reason_without_theme
from service.themes.schemas import VerbatimOut
from service.themes.view import View
from service.web.paging import Paging

RESIDUAL = "reste"
"""Stands in addresses for the passages without theme."""

CANDIDATES = 40
"""Strongest passages of a theme among which its verbatims are chosen."""

LOOKED_AT = 2_000
"""Passages of a theme among which those are found, however many there are."""

READABLE = range(30, 401)
"""Characters of a passage that reads well as a quotation."""

SHOWN_TERMS = 6
"""First terms of a theme that a quotation had better hold."""

ENOUGH_TERMS = 2
"""Holding more of them makes a quotation no better."""

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
    return readable(view) + sliced(view)


def readable(view: View) -> list[ColumnElement[bool]]:
    """Return the conditions that a passage lies where the reader of a view may read texts."""
    conditions = [Assignment.analysis_id == view.analysis]
    if view.texts_of is not None:
        conditions.append(Assignment.territory.in_(view.texts_of))
    return conditions


def sliced(view: View) -> list[ColumnElement[bool]]:
    """Return the conditions that a contribution lies in the slice of a view."""
    fields = ("channel", "audience", "question")
    given = {name: getattr(view.slice, name) for name in fields}
    return [getattr(Contribution, name) == wanted for name, wanted in given.items() if wanted]


def strongest(session: Session, view: View, theme: str, level: int) -> list[Row[Any]]:
    """Return the strongest passages of a theme in a view, among the first that an index gives."""
    column = Assignment.theme_id if level == 1 else Assignment.subtheme_id
    first = (
        select(Assignment.key)
        .where(*readable(view), column == theme)
        .order_by(Assignment.territory, Assignment.key)
        .limit(LOOKED_AT)
        .subquery()
    )
    query = (
        select(*PLACED)
        .join(first, first.c.key == Assignment.key)
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(*sliced(view))
        .order_by(Assignment.strength.desc(), Assignment.key)
        .limit(CANDIDATES)
    )
    return list(session.execute(query))


def choose(
    rows: Iterable[Row[Any]], count: int, forms: Sequence[str] = ()
) -> tuple[VerbatimOut, ...]:
    """Return up to `count` quotations of different contributions and words.

    Readable ones come first, among them whole sentences, then those that hold most of the first
    terms of the theme, so that a reader sees why they were picked; then the strongest.
    """
    shown = [form.casefold() for form in forms[:SHOWN_TERMS]]
    ordered = sorted(rows, key=lambda row: _order(row, shown))
    chosen: list[Row[Any]] = []
    seen: set[str] = set()
    for row in ordered:
        if len(chosen) == count:
            break
        words = " ".join(row.text[row.start : row.end].lower().split())
        if not seen & {row.id, words}:
            chosen.append(row)
        seen |= {row.id, words}
    return tuple(quote(row) for row in chosen)


def _order(row: Row[Any], shown: Sequence[str]) -> tuple[bool, bool, int]:
    words = row.text[row.start : row.end].casefold()
    held = sum(form in words for form in shown)
    printable = (row.end - row.start) in READABLE
    return not printable, not is_whole(row.text, row.start, row.end), -min(held, ENOUGH_TERMS)


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
        reason=reason_without_theme(row.status),
    )


def page_of_theme(view: View, theme: str, level: int, paging: Paging) -> Select[*tuple[Any, ...]]:
    """Return the query of one page of the passages of a theme in a view, strongest first."""
    query = all_of_theme(view, theme, level)
    if sliced(view):
        return query.offset(paging.offset).limit(paging.size)
    # By the index alone: no contribution is looked up to be passed over.
    keys = select(Assignment.key).where(*placed(view), of_theme(theme, level))
    keys = keys.order_by(*_strongest_first(view))
    shown = keys.offset(paging.offset).limit(paging.size).subquery()
    return query.join(shown, shown.c.key == Assignment.key)


def all_of_theme(view: View, theme: str, level: int) -> Select[*tuple[Any, ...]]:
    """Return the query of all passages of a theme in a view, strongest first."""
    return (
        select(*PLACED)
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(*placed(view), of_theme(theme, level))
        .order_by(*_strongest_first(view))
    )


def _strongest_first(view: View) -> tuple[ColumnElement[Any], ...]:
    """Return the order of passages.

    The sum keeps databases from reading a whole theme in order to find those of some territories.
    """
    everywhere = view.texts_of is None
    strength = Assignment.strength if everywhere else Assignment.strength + 0
    return strength.desc(), Assignment.key.asc()


def count_of_theme(session: Session, view: View, theme: str, level: int) -> int:
    """Return how many passages of a theme lie in a view."""
    query = select(func.count()).select_from(Assignment)
    if sliced(view):
        query = query.join(Contribution, Contribution.key == Assignment.contribution_key)
    return session.scalar(query.where(*placed(view), of_theme(theme, level))) or 0
