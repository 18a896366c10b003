"""Keep the map of ideas of an analysis."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.identifiers import theme_ids
from nlp.layout.stage import Layout
from nlp.pipeline import State
from service.analyses.tables import Analysis
from service.batches.tables import Contribution
from service.db.bulk import insert_rows
from service.ideas.tables import IdeaPoint

Row = dict[str, Any]


def store_map(session: Session, analysis: Analysis, state: State) -> None:
    """Keep where the passages of an analysis were placed; the caller commits.

    Nothing is kept of an analysis without themes.
    """
    layout = state.layout
    if layout is None or state.grouping is None:
        return
    names = theme_ids(state.grouping).themes
    shown = [state.passages[row] for row in layout.rows.tolist()]
    keys = _keys(session, analysis.consultation_id, {one.contribution_id for one in shown})
    rows = [*_centres(layout, names), *_points(layout, names, shown, keys)]
    insert_rows(session, IdeaPoint, ({"analysis_id": analysis.id, **row} for row in rows))


def _centres(layout: Layout, names: Any) -> Iterator[Row]:
    for theme, (x, y) in enumerate(layout.centres.tolist()):
        yield {"place": theme, "contribution_key": None, "territory": "", "start": 0, "end": 0,
               "theme_id": names[theme], "x": x, "y": y}  # fmt: skip


def _points(layout: Layout, names: Any, shown: Any, keys: Any) -> Iterator[Row]:
    columns = zip(shown, layout.theme.tolist(), layout.x.tolist(), layout.y.tolist(), strict=True)
    for place, (passage, theme, x, y) in enumerate(columns, start=len(layout.centres)):
        key, territory = keys[passage.contribution_id]
        yield {"place": place, "contribution_key": key, "territory": territory,
               "start": passage.start, "end": passage.end, "theme_id": names[theme],
               "x": x, "y": y}  # fmt: skip


def _keys(session: Session, consultation: int, wanted: set[str]) -> dict[str, tuple[int, str]]:
    query = select(Contribution.id, Contribution.key, Contribution.territory)
    rows = session.execute(query.where(Contribution.consultation_id == consultation))
    return {row.id: (row.key, row.territory) for row in rows if row.id in wanted}
