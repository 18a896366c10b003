"""Passages without theme by territory: counted when an analysis ends, read by the map."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.pipeline import State
from service.db.bulk import insert_rows
from service.territories.tables import Residual

NO_CONTENT = "empty"
WITH_THEME = "assigned"


def store_residual(session: Session, analysis: str, state: State) -> None:
    """Keep, for every territory that has any, passages with content and those without theme."""
    if state.corpus is None or state.grouping is None:
        return
    place = {one.id: one.context.territory for one in state.corpus.analysed}
    columns = zip(state.passages, state.grouping.status, strict=True)
    own = Counter((place[one.contribution_id], status) for one, status in columns)
    passages: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for (territory, status), count in own.items():
        for code in load_gazetteer().path(territory) if status != NO_CONTENT else ():
            passages[code] += count
            without[code] += count if status != WITH_THEME else 0
    rows = (
        {"analysis_id": analysis, "territory": code, "passages": count, "residual": without[code]}
        for code, count in sorted(passages.items())
    )
    insert_rows(session, Residual, rows)


def residual_of(session: Session, analysis: str) -> dict[str, tuple[int, int]]:
    """Return passages without theme and passages, by territory; nothing of an older analysis."""
    query = select(Residual.territory, Residual.residual, Residual.passages)
    rows = session.execute(query.where(Residual.analysis_id == analysis))
    return {row.territory: (row.residual, row.passages) for row in rows}
