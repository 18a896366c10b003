"""evidence.csv: why each passage has its theme."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp.types import Analysis, Assignment, Verbatim
from service.exports.cells import neutralise
from service.oneshot.tables import write_table

COLUMNS = (
    "contribution_id", "passage", "theme_id", "terms", "exemplar_contribution_id",
    "exemplar_start", "exemplar_end",
)  # fmt: skip
BETWEEN = " | "

Row = Sequence[str | int]


def write_evidence(path: Path, analysis: Analysis) -> None:
    """Write one row an assignment to a theme, in their order: its words and nearest exemplar."""
    write_table(path, COLUMNS, _rows(analysis))


def _rows(analysis: Analysis) -> Iterator[Row]:
    exemplars = {theme.id: theme.exemplars for theme in analysis.themes}
    for one in analysis.assignments:
        if one.theme_id:
            yield _row(one, exemplars[one.theme_id])


def _row(one: Assignment, exemplars: Sequence[Verbatim]) -> Row:
    terms = neutralise(BETWEEN.join(one.terms))
    said = (neutralise(one.contribution_id), one.passage, one.theme_id, terms)
    if one.exemplar < 0:
        return (*said, "", "", "")
    nearest = exemplars[one.exemplar]
    return (*said, neutralise(nearest.contribution_id), nearest.start, nearest.end)
