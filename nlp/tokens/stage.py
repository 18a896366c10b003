"""Passages become the lemmas and forms of their content words."""

from collections.abc import Sequence

from nlp.tokens.merging import TermIndex
from nlp.tokens.reading import ContextReading, Reading, StretchReading
from nlp.tokens.terms import Terms, TermSettings, found_terms, known_terms
from nlp.tokens.tokenizer import BLANK, load_tokenizer
from nlp.types import Lexicon, Passage, Tokens

_SAMPLE = 50_000
WORTH_SHARING = 40_000
"""Fewer passages are read here before another process has started."""


def tokenise(
    passages: Sequence[Passage], lexicon: Lexicon, pipeline: str = BLANK, threads: int = 1
) -> list[Tokens]:
    """Return the content words of each passage, in order.

    Terms of the lexicon, and those found in the corpus, are one lemma each. `pipeline` names a
    trained French spaCy pipeline to take the lemmas from. With several `threads` spaCy reads what
    many passages hold in a process of its own, which never changes the result.

    :raises SettingError: that pipeline is not installed.
    """
    texts = [passage.text for passage in passages]
    reading = _reading(lexicon, pipeline)
    if isinstance(reading, StretchReading) and threads > 1 and len(texts) >= WORTH_SHARING:
        reading.foresee([*lexicon.terms, *texts])
    index = TermIndex(_terms(texts, reading, lexicon))
    return [index.merge(words) for words in reading.marked(texts, index.mark)]


def _reading(lexicon: Lexicon, pipeline: str) -> Reading:
    if pipeline == BLANK:
        return StretchReading(lexicon)
    return ContextReading(load_tokenizer(pipeline), lexicon)


def _terms(texts: Sequence[str], reading: Reading, lexicon: Lexicon) -> Terms:
    """Return the terms found in a regular sample of the corpus and those of the lexicon."""
    sample = texts[:: 1 + len(texts) // _SAMPLE]
    found = found_terms(reading.read(sample), TermSettings())
    return found | known_terms(zip(lexicon.terms, reading.read(lexicon.terms), strict=True))
