"""Search by meaning: the passages whose vectors are nearest to that of what is asked."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from service.analyses.tables import Analysis
from service.db.engine import reading
from service.home import Home
from service.search.encoding import Coder, coder_of
from service.search.errors import BadQuery, NoMeaning
from service.search.grammar import check_length
from service.search.lists import Floats
from service.search.nearest import Near, nearest
from service.search.passages import Codes, passages_of, text_mark
from service.search.queries import Asked, index_of
from service.search.rows import carried, contributions, provenance, themes_out, titles
from service.search.schemas import Hit, Hits
from service.search.vector_files import Mapped, are_there, read_vectors, write_vectors
from service.web.paging import check_page

MOST_NEAR = 200
"""Passages that can be paged through."""

UNLIKE = 0.2
"""Below this cosine a passage has nothing to do with what is asked."""


def fill_meaning(engine: Engine, home: Home, analysis: str) -> int | None:
    """Write the vectors of the passages of an analysis, unless they are there; return how many.

    None: nothing can be encoded as the analysis was, or it is done already.
    """
    with reading(engine) as session:
        found = session.get_one(Analysis, analysis)
        try:
            coder = coder_of(home, found)
        except NoMeaning:
            return None
        if are_there(home.meaning(analysis), coder.digest):
            return None
        codes = Codes()
        texts = passages_of(session, analysis, found.consultation_id, codes)
        return write_vectors(home.meaning(analysis), texts, codes, coder)


def search_meaning(session: Session, home: Home, asked: Asked) -> Hits:
    """Return one page of the passages nearest in meaning; of equal ones, the first.

    Raises:
        BadQuery: nothing to search, or no word of it is known.
        NotIndexed, NoMeaning: the analysis is not ready to be searched.
        PageOutOfRange: the page is beyond the last one.
    """
    index_of(session, asked.analysis)
    analysis = session.get_one(Analysis, asked.analysis)
    coder = coder_of(home, analysis)
    mapped = _mapped(home, asked.analysis, coder)
    near = nearest(mapped, _vector(coder, asked.searched.q), asked.filters, 2 * MOST_NEAR)
    hits = list(_distinct(_hits(session, asked, mapped, near)))[:MOST_NEAR]
    paging = asked.searched
    pages = check_page(paging, len(hits))
    return Hits(
        items=hits[paging.offset : paging.offset + paging.size],
        page=paging.page,
        pages=pages,
        size=paging.size,
        total=len(hits),
        more=len(hits) == MOST_NEAR,
        mode="sens",
        analysis=asked.analysis,
        note=_note(near, len(hits)),
    )


def _note(near: Near, count: int) -> str:
    few = f"Les {count} passages les plus proches" if count == MOST_NEAR else ""
    some = "" if near.all else "cherchés parmi les groupes de passages les plus proches"
    return ", ".join(part for part in (few, some) if part)


def _vector(coder: Coder, typed: str) -> Floats:
    text = " ".join(typed.split())
    if not text:
        raise BadQuery(text, "elle est vide")
    check_length(text)
    vector: Floats = coder.encode([text])[0]
    if not np.any(vector):
        raise BadQuery(text, "aucun de ses mots n'est connu de l'encodeur")
    return vector


def _mapped(home: Home, analysis: str, coder: Coder) -> Mapped:
    folder = home.meaning(analysis)
    if not are_there(folder, coder.digest):
        raise NoMeaning(analysis, "ses passages n'ont pas de vecteurs, ou d'un autre encodeur")
    found = _read(folder, folder.stat().st_ino)
    if found is None:
        raise NoMeaning(analysis, "les fichiers de vecteurs sont d'une autre version")
    return found


@lru_cache(maxsize=4)
def _read(folder: Path, _: int) -> Mapped | None:
    # A folder that was made anew has another number.
    return read_vectors(folder)


def _hits(session: Session, asked: Asked, mapped: Mapped, near: Near) -> Iterator[Hit]:
    columns = {name: mapped.columns[name][near.places] for name in ("key", "start", "end", "hash")}
    keys = {int(key) for key in columns["key"]}
    rows = contributions(session, keys)
    passages = carried(session, asked.analysis, keys)
    known = titles(session, asked.analysis)
    every = zip(*(column.tolist() for column in columns.values()), near.scores, strict=True)
    for key, start, end, mark, score in every:
        row = rows.get(key)
        # Gone since, or changed: what was encoded is no longer there to be shown.
        if score < UNLIKE or row is None or text_mark(row.text_hash) != mark:
            continue
        own = [one for one in passages[key] if (one.start, one.end) == (start, end)]
        yield Hit(
            **provenance(row),
            start=start,
            end=end,
            text=row.text[start:end],
            similarity=round(float(score), 4),
            themes=themes_out(own, known),
        )


def _distinct(hits: Iterator[Hit]) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in hits:
        words = " ".join(hit.text.lower().split())
        if words not in seen:
            seen.add(words)
            yield hit
