"""Passages become the lemmas and forms of their content words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlp.tokens.merging import Merger
from nlp.tokens.numbered import Numbered
from nlp.tokens.reading import ContextReading, Reading, StretchReading
from nlp.tokens.terms import Terms, TermSettings, found_terms, known_terms
from nlp.tokens.tokenizer import BLANK, load_tokenizer
from nlp.types import Lexicon, Passage, Tokens

_SAMPLE = 50_000
WORTH_SHARING = 40_000
"""Fewer passages are read here before another process has started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How words are read. `pipeline` names a trained French spaCy pipeline to take lemmas from.

    With several `threads` spaCy reads what many passages hold in a process of its own, which never
    changes the result. With `known` terms none are looked for in the passages.
    """

    pipeline: str = BLANK
    threads: int = 1
    known: Terms | None = None


def tokenise(
    passages: Sequence[Passage], lexicon: Lexicon, pipeline: str = BLANK, threads: int = 1
) -> list[Tokens]:
    """Return the content words of each passage, in order; see `read_passages`.

    :raises SettingError: that pipeline is not installed.
    """
    return read_passages(passages, lexicon, How(pipeline=pipeline, threads=threads))[0]


def read_passages(
    passages: Sequence[Passage], lexicon: Lexicon, how: How
) -> tuple[list[Tokens], Terms]:
    """Return the content words of each passage, in order, and the terms they were read with.

    Terms of the lexicon, and those found in the corpus, are one lemma each.

    :raises SettingError: that pipeline is not installed.
    """
    texts = [passage.text for passage in passages]
    reading = _reading(lexicon, how, apart=how.threads > 1 and len(texts) >= WORTH_SHARING)
    if how.known is not None:
        numbered = reading.number(texts)
        return Merger(numbered.words, how.known).merge(numbered, 0), how.known
    numbered = reading.number([*lexicon.terms, *texts])
    terms = _terms(numbered, lexicon)
    return Merger(numbered.words, terms).merge(numbered, len(lexicon.terms)), terms


def _reading(lexicon: Lexicon, how: How, *, apart: bool) -> Reading:
    if how.pipeline == BLANK:
        return StretchReading(lexicon, apart=apart)
    return ContextReading(load_tokenizer(how.pipeline), lexicon)


def _terms(numbered: Numbered, lexicon: Lexicon) -> Terms:
    """Return the terms found in a regular sample of the corpus and those of the lexicon.

    The terms of the lexicon are the first texts of `numbered`, the corpus comes after them.
    """
    given = len(lexicon.terms)
    sample = np.arange(given, len(numbered), 1 + (len(numbered) - given) // _SAMPLE)
    found = found_terms(numbered.read(sample), TermSettings())
    known = zip(lexicon.terms, numbered.read(np.arange(given)), strict=True)
    return found | known_terms(known)
