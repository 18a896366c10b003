"""Passages become the lemmas and forms of their content words."""

from collections.abc import Iterator, Sequence
from sys import intern

from nlp.tokens.reading import ContextReading, Reading, StretchReading
from nlp.tokens.terms import TermIndex, Terms, TermSettings, found_terms, known_terms, spelt
from nlp.tokens.tokenizer import BLANK, load_tokenizer
from nlp.tokens.words import ALONE, Word, opened
from nlp.types import Lexicon, Passage, Tokens

_SAMPLE = 50_000


def tokenise(passages: Sequence[Passage], lexicon: Lexicon, pipeline: str = BLANK) -> list[Tokens]:
    """Return the content words of each passage, in order.

    Terms of the lexicon, and those found in the corpus, are one lemma each. `pipeline` names a
    trained French spaCy pipeline to take the lemmas from.

    :raises SettingError: that pipeline is not installed.
    """
    texts = [passage.text for passage in passages]
    reading = _reading(lexicon, pipeline)
    index = TermIndex(_terms(texts, reading, lexicon))
    return [_tokens(words, index) for words in reading.read(texts)]


def _reading(lexicon: Lexicon, pipeline: str) -> Reading:
    if pipeline == BLANK:
        return StretchReading(lexicon)
    return ContextReading(load_tokenizer(pipeline), lexicon)


def _terms(texts: Sequence[str], reading: Reading, lexicon: Lexicon) -> Terms:
    """Return the terms found in a regular sample of the corpus and those of the lexicon."""
    sample = texts[:: 1 + len(texts) // _SAMPLE]
    found = found_terms(reading.read(sample), TermSettings())
    return found | known_terms(zip(lexicon.terms, reading.read(lexicon.terms), strict=True))


def _tokens(words: Sequence[Word], index: TermIndex) -> Tokens:
    lemmas: list[str] = []
    forms: list[str] = []
    for lemma, form in _merged(words, index):
        lemmas.append(lemma)
        forms.append(form)
    return Tokens(tuple(lemmas), tuple(forms))


def _merged(words: Sequence[Word], index: TermIndex) -> Iterator[tuple[str, str]]:
    """Yield lemma and form of each term and of each content word outside terms."""
    place, open_to = 0, ALONE
    while place < len(words):
        length, name = index.match(words, place)
        word = words[place]
        if length:
            yield intern(name.lower()), intern(spelt(words[place : place + length]))
        elif word.lemmas is not None:
            yield word.lemmas[open_to], word.form
        open_to = ALONE if length else opened(word, open_to)
        place += length or 1
