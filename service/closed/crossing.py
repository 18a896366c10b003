"""Keep, with an analysis, how those who chose each closed answer speak of its themes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.choices import Question
from nlp.aggregate.crossing import cross
from nlp.types import Assignment
from service.batches.tables import Contribution
from service.closed.store import question_id
from service.closed.tables import ClosedTheme
from service.db.bulk import insert_rows

Row = dict[str, Any]


def store_crossings(
    session: Session,
    analysis: tuple[str, int],
    questions: Iterable[Question],
    assignments: Iterable[Assignment],
) -> None:
    """Add the crossings of an analysis (its id, and the key of its consultation).

    The caller commits.
    """
    own, consultation = analysis
    spoken = _spoken(session, consultation, assignments)
    for one in questions:
        insert_rows(session, ClosedTheme, _rows(own, one, spoken))


def _spoken(
    session: Session, consultation: int, assignments: Iterable[Assignment]
) -> Mapping[str, set[str]]:
    """Return the themes and sub-themes of each contributor who wrote something with content."""
    query = select(Contribution.id, Contribution.contributor).where(
        Contribution.consultation_id == consultation,
        ~Contribution.blank,
        Contribution.contributor != "",
    )
    author = {row.id: row.contributor for row in session.execute(query)}
    spoken: dict[str, set[str]] = defaultdict(set)
    for who in author.values():
        spoken[who] = set()
    for one in assignments:
        who = author.get(one.contribution_id)
        if who:
            spoken[who].update(theme for theme in (one.theme_id, one.subtheme_id) if theme)
    return spoken


def _rows(analysis: str, one: Question, spoken: Mapping[str, set[str]]) -> Iterator[Row]:
    own = {
        "analysis_id": analysis,
        "question_id": question_id(one.question),
        "question": one.question,
        "options": list(one.options),
        "multiple": one.multiple,
    }
    for found in cross(one, spoken, load_gazetteer()):
        themes = {theme: list(counts) for theme, counts in found.themes.items()}
        yield {
            **own,
            "territory": found.territory,
            "people": list(found.people),
            "themes": themes,
        }
