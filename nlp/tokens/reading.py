"""How texts become words: stretch by stretch with the bare tokenizer, or in context."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from nlp.pool import open_pool
from nlp.tokens.cutting import Piece, hard_pieces, pieces, spacy_cut, spacy_cuts
from nlp.tokens.lemmas import Lemmas
from nlp.tokens.memo import Memo
from nlp.tokens.normalise import normalise, without_masks
from nlp.tokens.tokenizer import Tokenizer
from nlp.tokens.words import Reader, Word
from nlp.types import Lexicon

Mark = TypeVar("Mark")


class Reading(Protocol):
    """Reads texts as words."""

    def read(self, texts: Iterable[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each text, in order."""
        ...

    def marked(self, texts: Iterable[str], mark: Callable[[Word], Mark]) -> Iterator[list[Mark]]:
        """Yield what `mark` makes of the words of each text, in order; equal words are alike."""
        ...


class StretchReading:
    """Reads each distinct stretch between white space once, as spaCy's tokenizer itself does."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take what the lexicon knows of words."""
        self._reader = Reader(lexicon)
        self._cuts = Memo(spacy_cut)
        self._seen: Memo[str, tuple[Word, ...]] = Memo(lambda one: self._words(pieces(one)))

    def foresee(self, texts: Iterable[str]) -> None:
        """Read all distinct stretches at once, and start spaCy in a process of its own for it.

        It changes nothing but the time that reading takes.
        """
        with open_pool(1) as apart:
            apart.submit(spacy_cuts, ())
            found = {stretch: pieces(stretch) for stretch in _distinct(texts)}
            hard = sorted(set(chain.from_iterable(map(hard_pieces, found.values()))))
            cuts = apart.submit(spacy_cuts, hard)
            later = {stretch: one for stretch, one in found.items() if hard_pieces(one)}
            for stretch in found.keys() - later.keys():
                self._seen[stretch] = self._words(found[stretch])
            self._cuts.update(zip(hard, cuts.result(), strict=True))
        for stretch, one in later.items():
            self._seen[stretch] = self._words(one)

    def read(self, texts: Iterable[str]) -> Iterator[Sequence[Word]]:
        """Yield the words of each text, in order."""
        return _joined(texts, self._seen)

    def marked(self, texts: Iterable[str], mark: Callable[[Word], Mark]) -> Iterator[list[Mark]]:
        """Yield what `mark` makes of the words of each text, in order."""
        return _joined(texts, Memo(lambda stretch: tuple(map(mark, self._seen[stretch]))))

    def _words(self, found: Sequence[Piece]) -> tuple[Word, ...]:
        cuts = (self._cuts[piece] if isinstance(piece, str) else piece for piece in found)
        return tuple(self._reader.words(chain.from_iterable(cuts)))


def _distinct(texts: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        found.update(without_masks(text).split())
    return found


def _joined(texts: Iterable[str], seen: Memo[str, tuple[Mark, ...]]) -> Iterator[list[Mark]]:
    for text in texts:
        yield [one for stretch in without_masks(text).split() for one in seen[stretch]]


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

    def marked(self, texts: Iterable[str], mark: Callable[[Word], Mark]) -> Iterator[list[Mark]]:
        """Yield what `mark` makes of the words of each text, in order."""
        marks = Memo(mark)
        for words in self.read(texts):
            yield [marks[word] for word in words]

    def _lemmatised(self, word: Word, lemma: str) -> Word:
        """Put the lemma of the pipeline in, unless the lexicon knows better."""
        if word.lemmas is None or not lemma or word.form in self._exceptions:
            return word
        low = lemma.lower()
        return word._replace(lemmas=Lemmas(low, low, low), key=low)
