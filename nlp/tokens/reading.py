"""How texts become words: stretch by stretch with the bare tokenizer, or in context."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Protocol

import numpy as np

from nlp.tokens.cutting import Piece, hard_pieces, pieces, spacy_cutting
from nlp.tokens.lemmas import Lemmas
from nlp.tokens.normalise import normalise, without_masks
from nlp.tokens.numbered import Numbered, Numbers, Places, bounds_of, by_stretches, numbering
from nlp.tokens.tokenizer import Tokenizer
from nlp.tokens.words import Reader, Word
from nlp.types import Lexicon


class Reading(Protocol):
    """Reads texts as words."""

    def number(self, texts: Sequence[str]) -> Numbered:
        """Return the words of each text, in order."""
        ...


class StretchReading:
    """Reads each distinct stretch between white space once, as spaCy's tokenizer itself does."""

    def __init__(self, lexicon: Lexicon, *, apart: bool = False) -> None:
        """Take what the lexicon knows of words; with `apart`, spaCy has a process of its own.

        That changes nothing but the time.
        """
        self._reader = Reader(lexicon)
        self._apart = apart

    def number(self, texts: Sequence[str]) -> Numbered:
        """Return the words of each text, in order."""
        with spacy_cutting(apart=self._apart) as cut:
            distinct, stretches, bounds = _stretches(texts)
            found = [pieces(stretch) for stretch in distinct]
            hard = sorted(set(chain.from_iterable(map(hard_pieces, found))))
            wait = cut(hard)
            # What needs no spaCy is read while spaCy is at work.
            easy = {i: self._words(one, {}) for i, one in enumerate(found) if not hard_pieces(one)}
            cuts = dict(zip(hard, wait(), strict=True))
        held = [easy.get(i) or self._words(one, cuts) for i, one in enumerate(found)]
        return by_stretches(held, stretches, bounds)

    def _words(
        self, found: Sequence[Piece], cuts: Mapping[str, tuple[str, ...]]
    ) -> tuple[Word, ...]:
        texts = (cuts[piece] if isinstance(piece, str) else piece for piece in found)
        return tuple(self._reader.words(chain.from_iterable(texts)))


def _stretches(texts: Iterable[str]) -> tuple[list[str], Numbers, Places]:
    """Return the distinct stretches, in the order of texts, and each text as numbers of them."""
    number: defaultdict[str, int] = numbering()
    numbers = array("i")
    lengths = array("i")
    for text in texts:
        stretches = without_masks(text).split()
        numbers.extend(map(number.__getitem__, stretches))
        lengths.append(len(stretches))
    return list(number), np.array(numbers, dtype=np.int32), bounds_of(lengths)


class ContextReading:
    """Reads whole texts with a trained pipeline and keeps its lemmas."""

    def __init__(self, tokenizer: Tokenizer, lexicon: Lexicon) -> None:
        """Take the pipeline and what the lexicon knows of words."""
        self._tokenizer = tokenizer
        self._reader = Reader(lexicon)
        self._exceptions = lexicon.lemmas

    def number(self, texts: Sequence[str]) -> Numbered:
        """Return the words of each text, in order; each word stands by itself."""
        number: defaultdict[Word, int] = numbering()
        found = [[number[word] for word in words] for words in self._read(texts)]
        numbers = np.array([*chain.from_iterable(found)], dtype=np.int32)
        return by_stretches([(word,) for word in number], numbers, bounds_of(map(len, found)))

    def _read(self, texts: Iterable[str]) -> Iterator[list[Word]]:
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
