"""Put the texts of an analysis into the index: some at a time, from where it was left."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select
from sqlalchemy.orm import Session

from service.analyses.tables import Analysis, Assignment
from service.batches.tables import Contribution
from service.db.base import now
from service.db.engine import reading, writing
from service.search import facets
from service.search.engines import Entry, Words, words_in
from service.search.rows import after, of_analysis
from service.search.slots import SPAN, bounds, slot_of
from service.search.tables import SearchIndex
from service.search.words import fold, marks_of, written_in

FORM = "1"
"""Of the words in the index: change it with `words`, `facets` or `slots`."""

AT_ONCE = 2_000
"""Texts of one transaction: about half a second in which nobody else writes."""

INDEXED = 300_000
"""Characters of a text that are indexed; PostgreSQL takes no larger vector."""

REMOVED_PARTS = 64

Tell = Callable[[float], None]

TEXT: tuple[Any, ...] = (
    Contribution.key,
    Contribution.text,
    Contribution.territory,
    Contribution.channel,
    Contribution.audience,
    Contribution.question,
    Contribution.date,
)


def fill(engine: Engine, analysis: str, tell: Tell = lambda _: None) -> int:
    """Index all texts of a finished analysis and return how many there are.

    What is indexed already is left as it is, so a call that was interrupted goes on. Indexes of
    other analyses of the consultation are removed in the end. `tell` is told the share done.
    """
    index = _begun(engine, analysis)
    with reading(engine) as session:
        first, total = _first_and_total(session, analysis, index)
    done = total - first
    while added := _add_some(engine, analysis):
        done += added
        tell(min(1.0, done / max(1, total)))
    _end(engine, analysis)
    return total


def _begun(engine: Engine, analysis: str) -> SearchIndex:
    """Return the index of an analysis; one of an earlier form makes place first."""
    with reading(engine) as session:
        found = session.scalar(select(SearchIndex).where(SearchIndex.analysis_id == analysis))
    if found is not None and found.form != FORM:
        _remove(engine, found.number)
        found = None
    if found is not None:
        return found
    with writing(engine) as session:
        made = SearchIndex(analysis_id=analysis, form=FORM, last_key=0, texts=0)
        session.add(made)
        session.commit()
    return made


def _first_and_total(session: Session, analysis: str, index: SearchIndex) -> tuple[int, int]:
    """Return how many texts are still to do, and how many there are."""
    here = select(func.count()).where(
        Contribution.consultation_id == _consultation(session, analysis)
    )
    return (
        session.scalar(here.where(Contribution.key > index.last_key)) or 0,
        session.scalar(here) or 0,
    )


def _consultation(session: Session, analysis: str) -> int:
    return session.get_one(Analysis, analysis).consultation_id


def _add_some(engine: Engine, analysis: str) -> int:
    """Index the next texts, in one transaction; return how many were looked at."""
    with reading(engine) as session:
        index = _index(session, analysis)
        query = select(*TEXT).where(*after(_consultation(session, analysis), index.last_key))
        rows = session.execute(query.order_by(Contribution.key).limit(AT_ONCE)).all()
        if not rows or index.built_at is not None:
            return 0
        entries = list(_entries(session, index, rows))
    with writing(engine) as session:
        current = session.get_one(SearchIndex, index.number, with_for_update=True)
        # Another program that indexes the same analysis may have been quicker.
        if current.last_key == index.last_key:
            words_in(session.connection()).add(entries)
            current.last_key, current.texts = rows[-1].key, current.texts + len(entries)
            session.commit()
    return len(rows)


def _index(session: Session, analysis: str) -> SearchIndex:
    return session.scalars(select(SearchIndex).where(SearchIndex.analysis_id == analysis)).one()


def _entries(session: Session, index: SearchIndex, rows: Sequence[Row[Any]]) -> Iterator[Entry]:
    themes = _themes(session, index.analysis_id, (rows[0].key, rows[-1].key))
    # What came in after the analysis has no rows in it.
    for row in (one for one in rows if one.key in themes):
        said = written_in(row.text[:INDEXED])
        marks = set(chain.from_iterable(map(marks_of, set(said))))
        yield Entry(
            slot=slot_of(index.number, row.key),
            key=row.key,
            forms=list(map(fold, said)),
            marks=sorted(marks) + _facets(row, themes[row.key]),
        )


def _themes(session: Session, analysis: str, keys: tuple[int, int]) -> dict[int, set[str]]:
    query = select(Assignment.contribution_key, Assignment.theme_id, Assignment.subtheme_id).where(
        Assignment.contribution_key.between(*keys), of_analysis(analysis)
    )
    found: dict[int, set[str]] = defaultdict(set)
    for key, theme, subtheme in session.execute(query):
        found[key] |= {theme, subtheme}
    return found


def _facets(row: Row[Any], themes: set[str]) -> list[str]:
    values = {"c": row.channel, "a": row.audience, "q": row.question}
    given = [facets.of_value(kind, value) for kind, value in values.items() if value]
    return [
        *facets.of_path(row.territory),
        *facets.of_date(row.date),
        *given,
        *facets.of_themes(themes),
    ]


def _end(engine: Engine, analysis: str) -> None:
    with reading(engine) as session:
        index = _index(session, analysis)
        if index.built_at is not None:
            return
        others = _others(session, index)
    _settle(engine)
    with writing(engine) as session:
        session.get_one(SearchIndex, index.number).built_at = now()
        session.commit()
    for number in others:
        _remove(engine, number)


def _settle(engine: Engine) -> None:
    with engine.execution_options(writes=True).connect() as connection:
        words = words_in(connection)
        while _settled_some(connection, words):
            pass


def _settled_some(connection: Connection, words: Words) -> bool:
    with connection.begin():
        return words.settle()


def _others(session: Session, index: SearchIndex) -> list[int]:
    owner = _consultation(session, index.analysis_id)
    query = (
        select(SearchIndex.number)
        .join(Analysis, Analysis.id == SearchIndex.analysis_id)
        .where(Analysis.consultation_id == owner, SearchIndex.number != index.number)
    )
    return list(session.scalars(query))


def _remove(engine: Engine, number: int) -> None:
    """Take an index out, a part at a time, so that others may write in between."""
    first, _ = bounds(number)
    step = SPAN // REMOVED_PARTS
    for part in range(REMOVED_PARTS):
        with writing(engine) as session:
            begin = first + part * step
            words_in(session.connection()).remove(begin, begin + step)
            session.commit()
    with writing(engine) as session:
        found = session.get(SearchIndex, number)
        if found is not None:
            session.delete(found)
        session.commit()
