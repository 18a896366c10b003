"""Occurrences in their context (KWIC), in the order of the texts or of what stands beside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from nlp.tokens.dictionary import without_accents
from service.search.finding import Finder, whole_words
from service.search.phrases import Span
from service.search.schemas import Order, SpanOut

SORTED_BY = 80
"""Characters beside the pivot that sorting looks at."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """An occurrence: the key of its contribution, and its span in the text."""

    key: int
    span: Span


def lines_of(
    texts: Mapping[int, str], finder: Finder, sort: Order, most: int
) -> tuple[list[Line], bool]:
    """Return the occurrences in texts, `most` at most, sorted, and whether there are more."""
    found = list(islice(_lines(texts, finder), most + 1))
    kept = found[:most]
    if sort == "droite":
        kept.sort(key=lambda line: _right(texts[line.key], line.span))
    elif sort == "gauche":
        kept.sort(key=lambda line: _left(texts[line.key], line.span))
    return kept, len(found) > most


def _lines(texts: Mapping[int, str], finder: Finder) -> Iterator[Line]:
    for key in sorted(texts):
        for span in finder.spans(texts[key]):
            yield Line(key, span)


def _right(text: str, span: Span) -> list[str]:
    return _folded(text[span[1] : span[1] + SORTED_BY])


def _left(text: str, span: Span) -> list[str]:
    return _folded(text[max(0, span[0] - SORTED_BY) : span[0]])[::-1]


def _folded(text: str) -> list[str]:
    # All at once: a concordance is sorted by thousands of these.
    return _WORD.findall(without_accents(text.lower()))


def line_out(text: str, line: Line, context: int) -> dict[str, Any]:
    """Return an occurrence with whole words beside it, by the names of the fields of a result."""
    start, end = line.span
    first, last = whole_words(text, (max(0, start - context), end + context), line.span)
    return {
        "start": first,
        "end": last,
        "text": text[first:last],
        "left": text[first:start],
        "pivot": text[start:end],
        "right": text[end:last],
        "found": (SpanOut(start=start, end=end),),
    }
