"""Passages become the lemmas and forms of their content words."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.tokens.merging import TermIndex
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
    reading = _reading(lexicon, how.pipeline)
    if isinstance(reading, StretchReading) and how.threads > 1 and len(texts) >= WORTH_SHARING:
        reading.foresee([*lexicon.terms, *texts])
    terms = _terms(texts, reading, lexicon) if how.known is None else how.known
    index = TermIndex(terms)
    return [index.merge(words) for words in reading.marked(texts, index.mark)], terms


def _reading(lexicon: Lexicon, pipeline: str) -> Reading:
    if pipeline == BLANK:
        return StretchReading(lexicon)
    return ContextReading(load_tokenizer(pipeline), lexicon)


def _terms(texts: Sequence[str], reading: Reading, lexicon: Lexicon) -> Terms:
    """Return the terms found in a regular sample of the corpus and those of the lexicon."""
    sample = texts[:: 1 + len(texts) // _SAMPLE]
    found = found_terms(reading.read(sample), TermSettings())
    return found | known_terms(zip(lexicon.terms, reading.read(lexicon.terms), strict=True))
