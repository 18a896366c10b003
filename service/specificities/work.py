"""What is computed at the end of an analysis, so that no request has to count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.candidates import candidates
from nlp.aggregate.comparing import Compared, compare_parts
from nlp.aggregate.lexis import read_lexis
from nlp.aggregate.part_words import Lexical, Word, words_of_parts
from nlp.aggregate.parting import Parted
from nlp.aggregate.quoting import Quotable, Quoted, check_quotation, quote_themes
from nlp.aggregate.register import Register, Spoken, in_order, register
from nlp.copies.stage import LEAST_WORDS
from nlp.identifiers import theme_ids
from nlp.pipeline import State
from nlp.types import Contribution

SHOWN_TERMS = 6
"""First terms of a theme that a quotation had better hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWord:
    """A word of a part; a rare one with a passage (`start`, `end`) of a contribution, else ""."""

    word: Word
    contribution_id: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an analysis keeps beside its themes, assignments and cells."""

    specificities: tuple[Compared, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    words: tuple[PartWord, ...] = ()


def compare(state: State) -> Kept:
    """Return what is kept of a state that went through all stages; nothing without themes."""
    if state.corpus is None or state.grouping is None or not state.themes:
        return Kept()
    gazetteer = load_gazetteer()
    spoken = Spoken(state.corpus, state.passages, state.copies.group if state.copies else None)
    rows = register(spoken, state.grouping, gazetteer)
    ids = theme_ids(state.grouping)
    everything = (*ids.themes, *ids.subthemes)
    parted = Parted(rows, _common(in_order(state.corpus)[0]), gazetteer)
    return Kept(
        specificities=tuple(compare_parts(parted, everything, len(ids.themes))),
        quotations=tuple(_quotations(state, rows, everything)),
        words=tuple(_words(state, parted)),
    )


def _words(state: State, parted: Parted) -> Iterator[PartWord]:
    if state.corpus is None:
        return
    lexis = read_lexis(state.corpus, state.passages, state.tokens)
    rows = in_order(state.corpus)[0]
    for word in words_of_parts(Lexical(parted, lexis, state.corpus, state.passages)):
        if word.passage < 0:
            yield PartWord(word=word)
        else:
            said, place = rows[word.contribution], state.passages[word.passage]
            check_quotation(said, place)
            yield PartWord(word=word, contribution_id=said.id, start=place.start, end=place.end)


def _quotations(state: State, rows: Register, ids: Sequence[str]) -> Iterator[Quoted]:
    if state.corpus is None or state.grouping is None:
        return iter(())
    terms = {one.id: [term.form for term in one.terms[:SHOWN_TERMS]] for one in state.themes}
    forms = [terms[one] for one in ids]
    quotable = Quotable(
        rows=in_order(state.corpus)[0],
        register=rows,
        passages=state.passages,
        candidates=candidates(state.corpus, state.passages, state.grouping, forms),
        theme_ids=ids,
        narrowed=[load_gazetteer().level(code) != "arrondissement" for code in rows.territories],
    )
    return quote_themes(quotable)


def _common(rows: Sequence[Contribution]) -> NDArray[np.bool_]:
    """Tell which contributions are so short that many say the same on their own."""
    return np.array([len(one.text.split()) < LEAST_WORDS for one in rows], dtype=bool)
