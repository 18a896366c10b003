"""Put what an analysis keeps for comparisons into the database; the caller commits."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from nlp.aggregate.comparing import Compared
from nlp.aggregate.specificities import Specificity
from service.db.bulk import Row, insert_rows
from service.specificities.tables import SpecificityRow
from service.specificities.work import Kept

COUNTED = ("total", "base", "marked", "seen", "people", "share", "low", "high")


def store_kept(session: Session, analysis: str, kept: Kept) -> None:
    """Add the rows of an analysis."""
    insert_rows(session, SpecificityRow, _specificities(analysis, kept.specificities))


def _specificities(analysis: str, tables: tuple[Compared, ...]) -> Iterator[Row]:
    for table in tables:
        shared = {
            "analysis_id": analysis,
            "way": ",".join(table.way),
            "unit": table.unit.value,
            "level": table.level,
        }
        for one in table.cells:
            part, other = (*one.row.part, "")[:2]
            yield {
                **shared,
                "part": part,
                "other": other,
                "theme_id": one.row.mark,
                **numbers(one.row),
                "q_published": one.q_published,
                "hidden": one.hidden,
            }


def numbers(row: Specificity) -> Row:
    """Return the counts and probabilities of a specificity by the names of columns."""
    return {
        **{name: getattr(row, name) for name in COUNTED},
        "specificity": row.index,
        "p_value": row.p_value,
        "q_value": row.q_value,
    }
