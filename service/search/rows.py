"""The contributions behind results, with their themes, read for one page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Assignment, Theme
from service.batches.tables import Contribution
from service.search.schemas import ThemeOut

SHOWN: tuple[Any, ...] = (
    Contribution.key,
    Contribution.id,
    Contribution.text,
    Contribution.text_hash,
    Contribution.territory,
    Contribution.channel,
    Contribution.audience,
    Contribution.question,
    Contribution.date,
)

Titles = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage of a contribution with its theme and sub-theme, "" for none."""

    start: int
    end: int
    themes: tuple[str, str]


def after(consultation: int, key: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions that a contribution of a consultation comes after another, by key.

    The sum keeps databases from reading all of the consultation, by its index, to sort it.
    """
    return Contribution.key > key, Contribution.consultation_id + 0 == consultation


def of_analysis(analysis: str) -> ColumnElement[bool]:
    """Return the condition that an assignment is of an analysis.

    The sum keeps databases from reading all of the analysis, by its index, where contributions
    are named.
    """
    return Assignment.analysis_id.concat("") == analysis


def contributions(session: Session, keys: Iterable[int]) -> dict[int, Row[Any]]:
    """Return the contributions that are still there, by key."""
    query = select(*SHOWN).where(Contribution.key.in_(list(keys)))
    return {row.key: row for row in session.execute(query)}


def texts(session: Session, keys: Sequence[int]) -> dict[int, str]:
    """Return the texts of contributions that are still there, by key."""
    query = select(Contribution.key, Contribution.text).where(Contribution.key.in_(keys))
    return {key: text for key, text in session.execute(query)}  # noqa: C416  rows are no pairs


def carried(session: Session, analysis: str, keys: Iterable[int]) -> dict[int, list[Carried]]:
    """Return the passages of contributions with their themes, by key, in order."""
    query = (
        select(
            Assignment.contribution_key,
            Assignment.start,
            Assignment.end,
            Assignment.theme_id,
            Assignment.subtheme_id,
        )
        .where(Assignment.contribution_key.in_(list(keys)), of_analysis(analysis))
        .order_by(Assignment.contribution_key, Assignment.passage, Assignment.key)
    )
    found: dict[int, list[Carried]] = defaultdict(list)
    for key, start, end, theme, subtheme in session.execute(query):
        found[key].append(Carried(start, end, (theme, subtheme)))
    return found


def titles(session: Session, analysis: str) -> Titles:
    """Return the titles of all themes and sub-themes of an analysis."""
    query = select(Theme.id, Theme.title).where(Theme.analysis_id == analysis)
    return {id_: title for id_, title in session.execute(query)}  # noqa: C416  as above


def themes_out(passages: Iterable[Carried], known: Titles) -> tuple[ThemeOut, ...]:
    """Return the themes of passages, each once, in order."""
    ids = dict.fromkeys(one for passage in passages for one in passage.themes if one in known)
    return tuple(ThemeOut(id=one, title=known[one]) for one in ids)


def provenance(row: Row[Any]) -> dict[str, Any]:
    """Return where a contribution comes from, by the names of the fields of a result."""
    return {
        "contribution_id": row.id,
        "territory": row.territory,
        "territory_name": load_gazetteer().name(row.territory),
        "channel": row.channel,
        "audience": row.audience,
        "question": row.question,
        "date": row.date,
    }
