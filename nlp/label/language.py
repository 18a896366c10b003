"""What the titles need to know of French, whoever provides it."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


class Word(Protocol):
    """One word in its usual spelling; a function word has no lemmas."""

    @property
    def form(self) -> str:
        """Return the word as it is usually written."""
        ...

    @property
    def key(self) -> str:
        """Return what its forms have in common: the lemma of a content word."""
        ...

    @property
    def lemmas(self) -> tuple[str, str, str] | None:
        """Return the lemma alone, as a noun and as a verb."""
        ...


class Reader(Protocol):
    """Reads single words: case, accents, lemmas."""

    def words(self, texts: Iterable[str]) -> Iterator[Word]:
        """Yield the words among some texts without white space, in order; others are left out."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class French:
    """Words, their lemmas, and lists of words; all lists hold lemmas in small letters.

    `plain` takes inclusive writing and stray signs out of a stretch without white space. `known`
    holds the forms of a dictionary, `lemma` gives the lemma of one. `terms` are terms of several
    words in their usual form. `hollow` words name nothing, alone or before another ("partie");
    `relational` ones call for a complement ("suppression"); `narrative` ones tell a story ("fils");
    `adjectives` no ending tells.
    """

    reader: Reader
    plain: Callable[[str], str]
    known: Container[str]
    lemma: Callable[[str], str]
    terms: frozenset[str] = frozenset()
    hollow: frozenset[str] = frozenset()
    relational: frozenset[str] = frozenset()
    narrative: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
