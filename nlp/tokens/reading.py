"""How texts become words: stretch by stretch with the bare tokenizer, or in context."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from nlp.tokens.lemmas import Lemmas
from nlp.tokens.normalise import normalise, without_masks
from nlp.tokens.plain import plain_cut
from nlp.tokens.tokenizer import Tokenizer, load_tokenizer
from nlp.tokens.words import Reader, Word
from nlp.types import Lexicon

_LONGEST = 60
_ADDRESS = re.compile(r"https?:|www\.|@\w")
_GLUE = re.compile(r"[;/|!?…=+]+|(?<=[^\W\d_]{2})[.,:]+(?=[^\W\d_]{2})")
_SIGNS = re.compile(r"[^\w'’]+")


class Reading(Protocol):
    """Reads texts as words."""

    def read(self, texts: Iterable[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each text, in order."""
        ...


class StretchReading:
    """Reads each distinct stretch between white space once, as spaCy's tokenizer itself does."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take what the lexicon knows of words."""
        self._reader = Reader(lexicon)
        self._seen: dict[str, tuple[Word, ...]] = {}

    def read(self, texts: Iterable[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each text, in order."""
        for text in texts:
            stretches = without_masks(text).split()
            if new := [stretch for stretch in stretches if stretch not in self._seen]:
                self._learn(new)
            yield [word for stretch in stretches for word in self._seen[stretch]]

    def _learn(self, stretches: Sequence[str]) -> None:
        for stretch in stretches:
            self._seen[stretch] = tuple(self._reader.words(_cut(stretch)))


def _cut(stretch: str) -> Sequence[str]:
    """Cut one stretch; what is too long for a word is first broken at its signs."""
    if len(stretch) > _LONGEST:
        parts = _SIGNS.split(stretch)
        return [text for part in parts if 0 < len(part) <= _LONGEST for text in _cut(part)]
    plain = normalise(stretch)
    if _ADDRESS.search(plain):
        return ()
    cuts = (plain_cut(part) or next(load_tokenizer().cut([part])) for part in _GLUE.split(plain))
    return [text for cut in cuts for text in cut]


class ContextReading:
    """Reads whole texts with a trained pipeline and keeps its lemmas."""

    def __init__(self, tokenizer: Tokenizer, lexicon: Lexicon) -> None:
        """Take the pipeline and what the lexicon knows of words."""
        self._tokenizer = tokenizer
        self._reader = Reader(lexicon)
        self._exceptions = lexicon.lemmas

    def read(self, texts: Iterable[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each text, in order."""
        plain = (" ".join(map(normalise, without_masks(text).split())) for text in texts)
        for cuts in self._tokenizer.read(plain):
            yield [
                self._lemmatised(word, lemma)
                for text, lemma in cuts
                for word in self._reader.words([text])
            ]

    def _lemmatised(self, word: Word, lemma: str) -> Word:
        """Put the lemma of the pipeline in, unless the lexicon knows better."""
        if word.lemmas is None or not lemma or word.form in self._exceptions:
            return word
        low = lemma.lower()
        return word._replace(lemmas=Lemmas(low, low, low), key=low)
