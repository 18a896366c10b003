"""How texts become words: stretch by stretch with the bare tokenizer, or in context."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from nlp.tokens.lemmas import Lemmas
from nlp.tokens.normalise import normalise, without_masks
from nlp.tokens.tokenizer import Tokenizer
from nlp.tokens.words import Reader, Word
from nlp.types import Lexicon


class Reading(Protocol):
    """Reads texts as words."""

    def prepare(self, texts: Sequence[str], threads: int) -> None:
        """Do beforehand what can be shared among processes."""
        ...

    def read(self, texts: Iterable[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each text, in order."""
        ...


class StretchReading:
    """Reads each distinct stretch between white space once, as spaCy's tokenizer itself does."""

    def __init__(self, tokenizer: Tokenizer, lexicon: Lexicon) -> None:
        """Take the tokenizer and what the lexicon knows of words."""
        self._tokenizer = tokenizer
        self._reader = Reader(lexicon)
        self._seen: dict[str, tuple[Word, ...]] = {}

    def prepare(self, texts: Sequence[str], threads: int) -> None:
        """Read all distinct stretches of the texts, in the order of the alphabet."""
        stretches: set[str] = set()
        for text in texts:
            stretches.update(without_masks(text).split())
        self._learn(sorted(stretches))

    def read(self, texts: Iterable[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each text, in order."""
        for text in texts:
            stretches = without_masks(text).split()
            if new := [stretch for stretch in stretches if stretch not in self._seen]:
                self._learn(new)
            yield [word for stretch in stretches for word in self._seen[stretch]]

    def _learn(self, stretches: Sequence[str]) -> None:
        plain = [normalise(stretch) for stretch in stretches]
        for stretch, cut in zip(stretches, self._tokenizer.cut(plain), strict=True):
            self._seen[stretch] = tuple(self._reader.words(cut))


class ContextReading:
    """Reads whole texts with a trained pipeline and keeps its lemmas."""

    def __init__(self, tokenizer: Tokenizer, lexicon: Lexicon) -> None:
        """Take the pipeline and what the lexicon knows of words."""
        self._tokenizer = tokenizer
        self._reader = Reader(lexicon)
        self._exceptions = lexicon.lemmas

    def prepare(self, texts: Sequence[str], threads: int) -> None:
        """Do nothing: a word means nothing here without its text."""

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
