"""Where in a text words follow each other, whatever their case, accents and what stands between."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from nlp.tokens.dictionary import without_accents
from service.search.words import LONGEST_WORD, beginning, fold, words_of, written_as

Span = tuple[int, int]

LAST_LETTER = 0x2130
"""Letters before have their capitals and accents in a pattern; others are read word by word."""

JOINED = re.compile("[ŒœÆæ]")
"""Letters that are folded into two."""


class Phrase:
    """Finds the places of a phrase of folded forms."""

    def __init__(self, forms: tuple[str, ...]) -> None:
        """Lay out what to look for."""
        self.forms = forms
        self._first = beginning(written_as({forms[0][0]}))
        self._pattern = _pattern(forms) if all(map(_is_plain, forms)) else None
        self._may_join = any(pair in form for form in forms for pair in ("oe", "ae"))

    def spans(self, text: str) -> list[Span]:
        """Return all places, which may overlap, in order."""
        # What is between brackets may be a mask, whose words nobody wrote.
        if not self._pattern or "[" in text or (self._may_join and JOINED.search(text)):
            return list(self._word_by_word(text))
        return [(found.start(), found.end(1)) for found in self._pattern.finditer(text)]

    def _word_by_word(self, text: str) -> Iterator[Span]:
        words = (match for match in self._first.finditer(text) if match[1])
        for start in (one.start() for one in words if fold(one[1]) == self.forms[0]):
            said = list(islice(words_of(text, start), len(self.forms)))
            if tuple(fold(one.written) for one in said) == self.forms:
                yield start, said[-1].end


def _is_plain(form: str) -> bool:
    return len(form) < LONGEST_WORD and form.isalnum() and ord(max(form)) < LAST_LETTER


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that begins with the first letter; group 1 ends where the phrase does."""
    written = [[_letters(letter) for letter in form] for form in forms]
    first = written[0].pop(0)
    rest = r"[\W_]+".join(map("".join, written))
    # Only the first letter is taken, so that the next place may begin within this one.
    return re.compile(rf"{first}(?<![^\W_].)(?=({rest})(?![^\W_]))")


def _letters(folded: str) -> str:
    return f"[{re.escape(_variants().get(folded, folded))}]"


@lru_cache(maxsize=1)
def _variants() -> Mapping[str, str]:
    """Return the letters and digits that are folded into each one."""
    found: dict[str, str] = {}
    for letter in map(chr, range(0x30, LAST_LETTER)):
        if letter.isalnum():
            folded = without_accents(letter.lower())
            found[folded] = found.get(folded, "") + letter
    return found
