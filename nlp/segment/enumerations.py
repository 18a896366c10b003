"""Numbered items: "1) … 2) …", "a. … b. …", "premièrement … deuxièmement"."""

import re
from collections.abc import Iterator

from nlp.segment.rule import holds

_NUMBER = re.compile(r"(\d\d?)(\s?°\s?[)/.\-]?|\s?[)/.:]|-(?!\d))\s*(?=[^\W\d_]|[«\"(])")
_LETTER = re.compile(r"([a-hA-H])([)/.])\s*(?=[^\W\d_]|[«\"(])")
_SECOND_LETTERS = ("b)", "b/", "b.", "B)", "B/", "B.")
_MAY_BE_DIGIT = re.compile("[0-9\u0660-\U0010ffff]")
"""No digit of another script comes before U+0660; one such class is quick to look for."""
_BEFORE = "-'’(°.,/"
_ORDINAL = re.compile(
    r"(?<=[\s,;.])(?=(?:deuxième|second|seconde|troisième|quatrième|cinquième|sixième)ment\b"
    r"|(?:en|dans un) (?:second|deuxième|troisième) (?:lieu|temps)\b|d'autre part\b)",
    re.IGNORECASE,
)
_ORDINAL_HINTS = ("mement", "second", "uxième", "isième", "autre part")
_LINE_START = re.compile(r"(?:^|[\n:])[^\S\n]*[-–•*]?\s*\Z")


def enumerated(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the marks of items, and an empty span before each spelt ordinal.

    A mark inside a line counts only as part of a run (1 with 2 after it, 2 after 1 …), so that
    "article 3. Le" or "le 5 - on" is none.
    """
    marks = _marks(text)
    latest = {(value, style): place for place, (_, value, style) in enumerate(marks)}
    run: tuple[int, str] | None = None
    for place, (match, value, style) in enumerate(marks):
        follows = run == (value - 1, style)
        begins = value <= 1 and latest.get((value + 1, style), -1) > place
        if follows or begins or _is_first_of_line(text, match.start()):
            run = value, style
            yield match.span()
    if holds(text, _ORDINAL_HINTS):
        yield from (match.span() for match in _ORDINAL.finditer(text))


def _marks(text: str) -> list[tuple[re.Match[str], int, str]]:
    """Return what looks like a mark, in order, with its rank and its style."""
    numbers = _NUMBER.finditer(text) if _MAY_BE_DIGIT.search(text) else ()
    found = [(m, int(m[1]), "1" + m[2].replace(" ", "")) for m in numbers]
    if holds(text, _SECOND_LETTERS):
        letters = _LETTER.finditer(text)
        found += [(m, ord(m[1].lower()) - ord("a") + 1, "a" + m[2]) for m in letters]
        found.sort(key=lambda mark: mark[0].start())
    return [mark for mark in found if _stands_apart(text, mark[0].start())]


def _stands_apart(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return not before.isalnum() and (not before or before not in _BEFORE)


def _is_first_of_line(text: str, place: int) -> bool:
    return _LINE_START.search(text, max(0, place - 12), place) is not None
