"""Put what an analysis keeps for comparisons into the database; the caller commits."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.aggregate.comparing import Compared
from nlp.aggregate.quoting import Quoted
from nlp.aggregate.specificities import Specificity
from service.analyses.tables import Analysis
from service.batches.tables import Contribution
from service.db.bulk import Row, insert_rows, storable
from service.specificities.tables import PartWord, Quotation, SpecificityRow, mark_of
from service.specificities.work import Kept
from service.specificities.work import PartWord as Found

COUNTED = ("total", "base", "marked", "seen", "people", "share", "low", "high")


def store_kept(session: Session, analysis: str, kept: Kept) -> None:
    """Add the rows of an analysis."""
    owner = session.get_one(Analysis, analysis).consultation_id
    keys = _keys(session, owner)
    insert_rows(session, SpecificityRow, _specificities(analysis, kept.specificities))
    insert_rows(session, Quotation, _quotations(analysis, kept.quotations, keys))
    insert_rows(session, PartWord, _words(analysis, kept.words, keys))


def _words(analysis: str, words: Sequence[Found], keys: Mapping[str, int]) -> Iterator[Row]:
    for one in words:
        yield {
            "analysis_id": analysis,
            "way": one.word.way,
            "part": one.word.row.part[0],
            "side": one.word.side,
            "rank": one.word.rank,
            "word": storable(one.word.row.mark),
            **numbers(one.word.row),
            "hidden": one.word.hidden,
            "contribution_key": keys[one.contribution_id] if one.contribution_id else None,
            "start": one.start,
            "end": one.end,
        }


def _keys(session: Session, consultation: int) -> dict[str, int]:
    query = select(Contribution.id, Contribution.key)
    rows = session.execute(query.where(Contribution.consultation_id == consultation))
    return {row.id: row.key for row in rows}


def _quotations(analysis: str, quoted: Sequence[Quoted], keys: Mapping[str, int]) -> Iterator[Row]:
    for one in quoted:
        yield {
            "analysis_id": analysis,
            "territory": one.territory,
            "theme_id": one.theme_id,
            "scope": one.scope,
            "part": mark_of(one.part),
            "rank": one.rank,
            "contribution_key": keys[one.contribution_id],
            "start": one.start,
            "end": one.end,
            "strength": one.strength,
        }


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
