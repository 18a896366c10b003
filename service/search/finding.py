"""Where in a text a query is found, and what is shown around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service.search.grammar import Clause, Query
from service.search.words import Said, fold, marks_of, words_of

SNIPPET = 240
"""Characters of a result, about two lines."""

BEFORE = 60
"""Of them before what was found."""

Span = tuple[int, int]


@dataclass(slots=True)
class Finder:
    """Finds the words and phrases of one query; what it learnt of a word serves all texts."""

    query: Query
    _marks: frozenset[str] = field(init=False)
    _phrases: tuple[Clause, ...] = field(init=False)
    _known: dict[str, bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Lay out what to look for."""
        wanted = self.query.wanted
        self._marks = frozenset(mark for clause in wanted for mark in clause.marks)
        self._phrases = tuple(clause for clause in wanted if clause.forms)

    def spans(self, text: str) -> list[Span]:
        """Return where the text holds what is wanted, in order, without overlap."""
        said = list(words_of(text))
        found = [(one.start, one.end) for one in said if self._is_wanted(one.written)]
        if self._phrases:
            found = sorted((*found, *self._phrases_in(said)), key=lambda span: (span[0], -span[1]))
        return list(_apart(found))

    def _is_wanted(self, written: str) -> bool:
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = not self._marks.isdisjoint(marks_of(written))
        return known

    def _phrases_in(self, said: Sequence[Said]) -> Iterator[Span]:
        forms = [fold(one.written) for one in said]
        for clause in self._phrases:
            size = len(clause.forms)
            for place, form in enumerate(forms):
                if form == clause.forms[0] and tuple(forms[place : place + size]) == clause.forms:
                    yield said[place].start, said[place + size - 1].end


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
