"""Where in a text a query is found, and what is shown around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service.search.grammar import Query
from service.search.phrases import Phrase, Span
from service.search.words import MARK, beginning, marks_of, written_as

SNIPPET = 240
"""Characters of a result, about two lines."""

BEFORE = 60
"""Of them before what was found."""

IRREGULAR = frozenset(f"{MARK}{lemma}" for lemma in (
    "aller", "avoir", "ci", "elle", "etre", "il", "je", "la", "le", "lui", "moi", "oeil", "soi",
    "son", "toi", "tu",
))  # fmt: skip
"""Lemmas with forms that begin with another letter; all others are looked for by their first."""


@dataclass(slots=True)
class Finder:
    """Finds the words and phrases of one query; what it learnt of a word serves all texts."""

    query: Query
    _marks: frozenset[str] = field(init=False)
    _words: re.Pattern[str] = field(init=False)
    _bare: re.Pattern[str] = field(init=False)
    _phrases: tuple[Phrase, ...] = field(init=False)
    _known: dict[str, bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out what to look for."""
        wanted = self.query.wanted
        self._phrases = tuple(Phrase(clause.forms) for clause in wanted if clause.forms)
        self._marks = frozenset(mark for clause in wanted for mark in clause.marks)
        first = {mark[1] for mark in self._marks}
        letters = "" if self._marks & IRREGULAR else written_as(first)
        self._words = beginning(letters)
        self._bare = beginning(letters, masked=False)

    def spans(self, text: str) -> list[Span]:
        """Return where the text holds what is wanted, in order, without overlap."""
        found = self._words_in(text) if self._marks else []
        for phrase in self._phrases:
            found += phrase.spans(text)
        return list(_apart(sorted(found, key=_longest_first)))

    def _words_in(self, text: str) -> list[Span]:
        known = self._known
        words = self._words if "[" in text else self._bare
        # Each word of each text passes here: a call for those that are known would double the time.
        return [
            match.span()
            for match in words.finditer(text)
            if (said := match[1]) and (known[said] if said in known else self._learn(said))
        ]

    def _learn(self, written: str) -> bool:
        known = self._known[written] = not self._marks.isdisjoint(marks_of(written))
        return known


def _longest_first(span: Span) -> tuple[int, int]:
    return span[0], -span[1]


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    free = 0
    for start, end in spans:
        if start >= free:
            free = end
            yield start, end


def snippet(text: str, spans: Sequence[Span]) -> Span:
    """Return the bounds of a stretch of whole words around the first span."""
    first = spans[0] if spans else (0, 0)
    start = max(0, first[0] - BEFORE) if len(text) > SNIPPET else 0
    end = max(first[1], start + SNIPPET)
    return whole_words(text, (start, end), first)


def whole_words(text: str, bounds: Span, kept: Span) -> Span:
    """Return the bounds without the words that they cut, nor white space at their ends.

    What is `kept` stays in.
    """
    start, end = bounds[0], min(bounds[1], len(text))
    if start > 0:
        while start < kept[0] and not text[start - 1].isspace():
            start += 1
    if end < len(text):
        while end > kept[1] and not text[end].isspace():
            end -= 1
    return _stripped(text, (start, end), kept)


def _stripped(text: str, bounds: Span, kept: Span) -> Span:
    start, end = bounds
    while start < min(kept[0], end) and text[start].isspace():
        start += 1
    while end > max(kept[1], start) and text[end - 1].isspace():
        end -= 1
    return start, end
