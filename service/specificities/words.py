"""The words of a part, read from the lists that the analysis kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from nlp.aggregate.specificities import SMALL_BASE
from service.batches.tables import Contribution
from service.specificities.errors import UnknownPart
from service.specificities.queries import NUMBERS, check_kept
from service.specificities.schemas import WordOut
from service.specificities.tables import PartWord, SpecificityRow
from service.specificities.ways import Comparison
from service.themes.quotations import FIELDS, quoted
from service.themes.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedWords:
    """The words of which part by one dimension; `side` is "" for all lists."""

    comparison: Comparison
    part: str
    side: str = ""
    published: bool = False


def words_of(session: Session, view: View, wanted: WantedWords) -> list[WordOut]:
    """Return the words of a part by list and rank: over-used, under-used, then rare ones.

    Parts of fewer than thirty contributions have none.

    Raises:
        NotCompared, NothingToCompare: the analysis kept no comparison by this dimension.
        UnknownPart: there is no such part.
    """
    check_kept(session, view.analysis, wanted.comparison)
    found = list(_rows(session, view, wanted))
    if not found and wanted.part not in (known := _parts(session, view, wanted)):
        raise UnknownPart(wanted.comparison.dimensions[0], wanted.part, known)
    return found


def _rows(session: Session, view: View, wanted: WantedWords) -> Iterator[WordOut]:
    for row in session.execute(_query(view, wanted)):
        readable = row.id is not None and (view.texts_of is None or row.territory in view.texts_of)
        yield WordOut(
            **{name: getattr(row, name) for name in NUMBERS},
            flag="n<30" if row.base < SMALL_BASE else "",
            side=row.side,
            rank=row.rank,
            word=row.word,
            verbatim=quoted(row) if readable else None,
        )


def word_columns() -> tuple[Any, ...]:
    """Return what is read of words and of the passages that rare ones come with."""
    word = PartWord
    names = (*NUMBERS, "side", "rank", "word", "start", "end")
    cut = func.substr(Contribution.text, word.start + 1, word.end - word.start)
    said = (getattr(Contribution, name) for name in ("id", "territory", "date", *FIELDS))
    return (*(getattr(word, name) for name in names), cut.label("text"), *said)


def _query(view: View, wanted: WantedWords) -> Select[*tuple[Any, ...]]:
    word = PartWord
    query = (
        select(*word_columns())
        .outerjoin(Contribution, Contribution.key == word.contribution_key)
        .where(*_place(view, wanted))
        .order_by(word.side != "plus", word.side != "moins", word.rank)
    )
    if wanted.side:
        query = query.where(word.side == wanted.side)
    return query.where(~word.hidden) if wanted.published else query


def _place(view: View, wanted: WantedWords) -> tuple[Any, ...]:
    word, way = PartWord, wanted.comparison.way
    return word.analysis_id == view.analysis, word.way == way, word.part == wanted.part


def _parts(session: Session, view: View, wanted: WantedWords) -> list[str]:
    kept = SpecificityRow
    query = select(kept.part).where(
        kept.analysis_id == view.analysis, kept.way == wanted.comparison.way, kept.level == 0
    )
    return sorted(session.scalars(query.distinct()))
