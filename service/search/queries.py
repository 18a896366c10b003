"""Search by words: contributions that hold them, or each occurrence in its context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.search.asked import Filters, Searched
from service.search.concordance import Line, line_out, lines_of
from service.search.engines import Sought, words_in
from service.search.errors import NotIndexed
from service.search.finding import Finder, snippet
from service.search.grammar import Query, read_query
from service.search.indexing import FORM
from service.search.rows import carried, contributions, provenance, texts, themes_out, titles
from service.search.schemas import Hit, Hits, SpanOut
from service.search.slots import key_of
from service.search.tables import SearchIndex
from service.web.paging import check_page

MOST_FOUND = 5_000
"""Contributions that are counted and can be paged through; beyond, "plus de 5 000"."""

MOST_READ = 1_000
"""Contributions whose text is read for a concordance."""

MOST_LINES = 10_000
"""Occurrences of a concordance: one long text may hold thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of one analysis: the address's parameters, and its filters."""

    analysis: str
    searched: Searched
    filters: Filters


def index_of(session: Session, analysis: str) -> SearchIndex:
    """Return the whole index of an analysis.

    Raises:
        NotIndexed: there is none, or it is not whole yet.
    """
    found = session.scalar(select(SearchIndex).where(SearchIndex.analysis_id == analysis))
    if found is None or found.built_at is None or found.form != FORM:
        raise NotIndexed(analysis)
    return found


def search_words(session: Session, asked: Asked) -> Hits:
    """Return one page of the contributions that hold what is asked for, in their order.

    Beyond MOST_FOUND they are a sample drawn at random, the same at each call.

    Raises:
        BadQuery: what is asked for cannot be understood.
        NotIndexed: the analysis is not ready to be searched.
        PageOutOfRange: the page is beyond the last one.
    """
    query = read_query(asked.searched.q)
    keys, more = _found(session, asked, query, MOST_FOUND)
    paging = asked.searched
    pages = check_page(paging, len(keys))
    shown = keys[paging.offset : paging.offset + paging.size]
    return Hits(
        items=list(_contributions(session, asked, shown, Finder(query))),
        page=paging.page,
        pages=pages,
        size=paging.size,
        total=len(keys),
        more=more,
        mode="mots",
        analysis=asked.analysis,
        note=_note(len(keys), "contributions") if more else "",
    )


def _found(session: Session, asked: Asked, query: Query, most: int) -> tuple[list[int], bool]:
    """Return the keys of contributions in their order, and whether there are more."""
    index = index_of(session, asked.analysis)
    sought = Sought(number=index.number, query=query, facets=asked.filters.facets)
    slots = words_in(session.connection()).find(sought, most + 1)
    return sorted(map(key_of, slots[:most])), len(slots) > most


def _contributions(
    session: Session, asked: Asked, keys: Sequence[int], finder: Finder
) -> Iterator[Hit]:
    rows = contributions(session, keys)
    passages = carried(session, asked.analysis, keys)
    known = titles(session, asked.analysis)
    for key in (one for one in keys if one in rows):
        row = rows[key]
        spans = finder.spans(row.text)
        start, end = snippet(row.text, spans)
        inside = (span for span in spans if start <= span[0] and span[1] <= end)
        yield Hit(
            **provenance(row),
            start=start,
            end=end,
            text=row.text[start:end],
            found=tuple(SpanOut(start=a, end=b) for a, b in inside),
            themes=themes_out(passages[key], known),
        )


def search_concordance(session: Session, asked: Asked) -> Hits:
    """Return one page of the occurrences of what is asked for, each in its context.

    Of more than MOST_READ contributions, those of a sample drawn at random are read.

    Raises:
        BadQuery, NotIndexed, PageOutOfRange: as `search_words`.
    """
    query = read_query(asked.searched.q)
    keys, more = _found(session, asked, query, MOST_READ)
    read = texts(session, keys)
    found, cut = lines_of(read, Finder(query), asked.searched.sort, MOST_LINES)
    paging = asked.searched
    pages = check_page(paging, len(found))
    shown = found[paging.offset : paging.offset + paging.size]
    return Hits(
        items=list(_lines(session, asked, shown)),
        page=paging.page,
        pages=pages,
        size=paging.size,
        total=len(found),
        more=more or cut,
        mode="concordance",
        analysis=asked.analysis,
        note=_note(len(found), "occurrences") if more or cut else "",
    )


def _lines(session: Session, asked: Asked, lines: Sequence[Line]) -> Iterator[Hit]:
    keys = {line.key for line in lines}
    rows = contributions(session, keys)
    passages = carried(session, asked.analysis, keys)
    known = titles(session, asked.analysis)
    for line in (one for one in lines if one.key in rows):
        row = rows[line.key]
        shown = line_out(row.text, line, asked.searched.context)
        yield Hit(**provenance(row), **shown, themes=themes_out(passages[line.key], known))


def _note(count: int, unit: str) -> str:
    shown = f"{count:,}".replace(",", "\u202f")
    return (
        f"Plus de {shown} {unit} : celles-ci sont un échantillon tiré au hasard, toujours le même. "
        "Ajoutez un mot ou un filtre pour les avoir toutes."
    )
