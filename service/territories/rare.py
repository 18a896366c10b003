"""Rare ideas: what few say in the whole corpus, and what is specific to a territory."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from nlp.aggregate.voices import Unit
from service.analyses.tables import Theme
from service.batches.tables import Contribution
from service.specificities.tables import PartWord, SpecificityRow
from service.specificities.ways import level_of
from service.specificities.words import word_columns
from service.territories.compared import RareIdea
from service.themes.quotations import quotations, quoted
from service.themes.schemas import VerbatimOut
from service.themes.view import View

FEW = 0.02
"""Of all contributors: what more hold is not rare."""

TELLING = 0.05
MOST = 20
"""Rare themes, and rare terms, that are listed."""


def rare_ideas(session: Session, view: View) -> tuple[RareIdea, ...]:
    """Return rare themes, then sub-themes, then terms of a territory, the most specific first."""
    return (*_themes(session, view), *_terms(session, view))


def _themes(session: Session, view: View) -> Iterator[RareIdea]:
    kept = SpecificityRow
    query = (
        select(*kept.__table__.columns, Theme.title)
        .join(Theme, (Theme.analysis_id == kept.analysis_id) & (Theme.id == kept.theme_id))
        .where(
            kept.analysis_id == view.analysis,
            kept.way == level_of(view.territory),
            kept.unit == Unit.CONTRIBUTORS.value,
            kept.level.in_((1, 2)),
            kept.part == view.territory,
            kept.specificity > 0,
            kept.q_value <= TELLING,
            kept.marked <= FEW * kept.total,
        )
        .order_by(kept.level, kept.specificity.desc(), kept.theme_id)
        .limit(MOST)
    )
    rows = session.execute(query).all()
    said = quotations(session, view, [row.theme_id for row in rows], 1) if rows else {}
    for row in rows:
        kind = "thème" if row.level == 1 else "sous-thème"
        names = {"kind": kind, "name": row.title, "theme_id": row.theme_id}
        yield _idea(row, names, next(iter(said.get(row.theme_id, ())), None))


def _terms(session: Session, view: View) -> Iterator[RareIdea]:
    for row in session.execute(_term_query(view)):
        readable = row.id is not None and (view.texts_of is None or row.territory in view.texts_of)
        yield _idea(row, {"kind": "terme", "name": row.word}, quoted(row) if readable else None)


def _term_query(view: View) -> Select[*tuple[Any, ...]]:
    word = PartWord
    return (
        select(*word_columns())
        .join(Contribution, Contribution.key == word.contribution_key)
        .where(
            word.analysis_id == view.analysis,
            word.way == level_of(view.territory),
            word.part == view.territory,
            word.side == "rare",
        )
        .order_by(word.rank)
        .limit(MOST)
    )


def _idea(row: Any, names: dict[str, str], verbatim: VerbatimOut | None) -> RareIdea:
    numbers = ("seen", "base", "marked", "total", "specificity", "q_value")
    values = {name: getattr(row, name) for name in numbers}
    return RareIdea.model_validate({**names, **values, "verbatim": verbatim})
