"""Where in a text words follow each other, whatever their case, accents and what stands between."""

import re
from collections.abc import Iterator
from itertools import islice

from nlp.tokens.dictionary import without_accents
from service.search.words import LONGEST_WORD, beginning, fold, words_of, written_as

Span = tuple[int, int]

SHIFTING = re.compile("[ŒœÆæ\u0130\\[]")
"""Letters that are folded into two, which moves all that follows; and where masks begin."""


class Phrase:
    """Finds the places of a phrase of folded forms."""

    def __init__(self, forms: tuple[str, ...]) -> None:
        """Lay out what to look for."""
        self.forms = forms
        self._first = beginning(written_as({forms[0][0]}))
        said = r"[\W_]+".join(map(re.escape, forms))
        # What is found takes no place, so that the next may begin within it.
        self._folded = re.compile(rf"(?<![^\W_])(?=({said})(?![^\W_]))")
        self._cut = any(len(form) >= LONGEST_WORD for form in forms)

    def spans(self, text: str) -> list[Span]:
        """Return all places, which may overlap, in order."""
        if self._cut or SHIFTING.search(text):
            return list(self._word_by_word(text))
        return [match.span(1) for match in self._folded.finditer(without_accents(text.lower()))]

    def _word_by_word(self, text: str) -> Iterator[Span]:
        for match in self._first.finditer(text):
            if match[1] and fold(match[1]) == self.forms[0]:
                said = list(islice(words_of(text, match.start()), len(self.forms)))
                if tuple(fold(one.written) for one in said) == self.forms:
                    yield match.start(), said[-1].end
