"""Search by meaning: the passages whose vectors are nearest to that of what is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Engine, Row
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
from service.search.staying import keep_libraries
from service.search.vector_files import Mapped, are_there, read_vectors, write_vectors
from service.web.paging import check_page

MOST_NEAR = 100
"""Passages that can be paged through."""

LOOKED_AT = 150
"""Passages that are looked at: some of them are copies."""

UNLIKE = 0.2
"""Below this cosine a passage has nothing to do with what is asked."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage found: its contribution, its span there and its cosine."""

    row: Row[Any]
    span: tuple[int, int]
    score: float

    @property
    def text(self) -> str:
        return str(self.row.text[self.span[0] : self.span[1]])


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
    near = nearest(mapped, _vector(coder, asked.searched.q), asked.filters, LOOKED_AT)
    keep_libraries()
    found = list(_distinct(_still_there(session, mapped, near)))[:MOST_NEAR]
    paging = asked.searched
    pages = check_page(paging, len(found))
    shown = found[paging.offset : paging.offset + paging.size]
    return Hits(
        items=list(_hits(session, asked.analysis, shown)),
        page=paging.page,
        pages=pages,
        size=paging.size,
        total=len(found),
        more=len(found) == MOST_NEAR,
        mode="sens",
        analysis=asked.analysis,
        note=_note(near, len(found)),
    )


def make_ready(session: Session, home: Home, analysis: Analysis) -> None:
    """Load what a search by meaning needs, so that the first one is as quick as the next.

    Raises:
        NotIndexed, NoMeaning: the analysis is not ready to be searched.
    """
    index_of(session, analysis.id)
    coder = coder_of(home, analysis)
    coder.encode(["texte"])
    _mapped(home, analysis.id, coder)
    keep_libraries()


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


def _still_there(session: Session, mapped: Mapped, near: Near) -> Iterator[_Found]:
    columns = {name: mapped.columns[name][near.places] for name in ("key", "start", "end", "hash")}
    rows = contributions(session, {int(key) for key in columns["key"]})
    every = zip(*(column.tolist() for column in columns.values()), near.scores, strict=True)
    for key, start, end, mark, score in every:
        row = rows.get(key)
        # Gone since, or changed: what was encoded is no longer there to be shown.
        if score >= UNLIKE and row is not None and text_mark(row.text_hash) == mark:
            yield _Found(row, (start, end), float(score))


def _distinct(found: Iterable[_Found]) -> Iterator[_Found]:
    seen: set[str] = set()
    for one in found:
        words = " ".join(one.text.lower().split())
        if words not in seen:
            seen.add(words)
            yield one


def _hits(session: Session, analysis: str, shown: Sequence[_Found]) -> Iterator[Hit]:
    passages = carried(session, analysis, {one.row.key for one in shown})
    known = titles(session, analysis)
    for one in shown:
        own = (each for each in passages[one.row.key] if (each.start, each.end) == one.span)
        yield Hit(
            **provenance(one.row),
            start=one.span[0],
            end=one.span[1],
            text=one.text,
            similarity=round(one.score, 4),
            themes=themes_out(own, known),
        )
