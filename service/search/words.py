"""The words of a text as they are looked up: folded forms with their places, and lemmas."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from data.lexicons.load import load_lexicon
from nlp.clean.personal.contacts import EMAIL, LINK
from nlp.clean.personal.names import PERSON
from nlp.clean.personal.numbers import CARD, IBAN, NIR, PHONE
from nlp.clean.personal.plates import PLATE
from nlp.clean.personal.streets import ADDRESS
from nlp.tokens.dictionary import without_accents
from nlp.tokens.words import Reader
from service.search.staying import keep_loaded

MASKS = (ADDRESS, CARD, EMAIL, IBAN, LINK, NIR, PERSON, PHONE, PLATE)
"""What stands for personal data holds no word that anybody wrote."""

MARK = "_"
"""Before a lemma among the forms of a text: no form holds it."""

SEEN = 200_000
"""Distinct words whose lemmas are remembered."""

LONGEST_WORD = 100
"""Letters of a word that count: PostgreSQL refuses words of thousands, which nobody looks for."""

LETTERS = [chr(code) for code in range(0x30, 0x180) if chr(code).isalnum()]

_MASK = rf"\[(?:{'|'.join(re.escape(mask[1:-1]) for mask in MASKS)})\]"
_WORD = re.compile(_MASK + r"|([^\W_]+)")
_WHOLE = re.compile(r"[^\W_]+")


class Said(NamedTuple):
    """A word as written, and where: it is exactly `text[start:end]`."""

    written: str
    start: int
    end: int


def words_of(text: str, start: int = 0) -> Iterator[Said]:
    """Yield the words and numbers of a text, in order; an elided article is a word of its own.

    The first one is the one at `start`, which must lie outside masks.
    """
    for match in _WORD.finditer(text, start):
        if match[1]:
            yield Said(match[1], match.start(), match.end())


def written_in(text: str) -> list[str]:
    """Return the words of a text as they are written, in order, without their places."""
    return [word for word in _WORD.findall(text) if word]


def beginning(letters: str, *, masked: bool = True) -> re.Pattern[str]:
    """Return a pattern of which group 1 is a word that begins with a letter; "": any word.

    Without masks in the text, the pattern that knows none takes half the time.
    """
    if not letters:
        return _WORD
    # That no letter stands before is checked after the first letter: so the search can skip to it.
    word = rf"([{re.escape(letters)}](?<![^\W_].)[^\W_]*)"
    return re.compile(rf"{_MASK}|{word}" if masked else word)


def written_as(first: Iterable[str]) -> str:
    """Return all letters and digits that are folded into one of the first letters of words."""
    wanted = set(first)
    return "".join(sorted(wanted.union(one for one in LETTERS if fold(one)[:1] in wanted)))


@lru_cache(maxsize=SEEN)
def fold(word: str) -> str:
    """Return a word in small letters without accents: "Œuvré" → "oeuvre"."""
    return without_accents(word.lower())[:LONGEST_WORD]


@lru_cache(maxsize=SEEN)
def marks_of(written: str) -> tuple[str, ...]:
    """Return all that a word is found by: its folded form and folded lemmas, marked, in order."""
    return tuple(dict.fromkeys(_marked(written, _lemmas(written))))


@lru_cache(maxsize=SEEN)
def sought(written: str) -> tuple[str, ...]:
    """Return the marks that a word asks for: its form, and the lemma it has by itself.

    Whatever is written as it is here has the first of them, so no exact match is missed.
    """
    return tuple(dict.fromkeys(_marked(written, _lemmas(written)[:1])))


def _marked(written: str, lemmas: tuple[str, ...]) -> Iterator[str]:
    yield MARK + fold(written)
    for lemma in lemmas:
        if _WHOLE.fullmatch(lemma):
            yield MARK + fold(lemma)


def _lemmas(written: str) -> tuple[str, ...]:
    return tuple(_reader().lemmas_of(written))


@lru_cache(maxsize=1)
def _reader() -> Reader:
    reader = Reader(load_lexicon())
    keep_loaded()
    return reader
