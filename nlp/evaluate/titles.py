"""What can be said of titles and terms without reading them: lengths, doubles, accents, forms."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from nlp.types import Theme

LEAST_WORDS, MOST_WORDS = 2, 6
ALIKE = 0.6
"""Share of their words that two titles may have in common before they count as one."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = 3
"""Shorter words ("de", "la") do not tell titles apart."""
_STEM = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What is wrong, as it stands there.

    `length`: titles outside 2 to 6 words; `alike`: pairs of titles; `accents`: words that lost
    their accents; `foreign`: terms with a word that nobody wrote so.
    """

    length: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]
    accents: tuple[str, ...]
    foreign: tuple[str, ...]

    def total(self) -> int:
        """Return the number of faults of all kinds."""
        return len(self.length) + len(self.alike) + len(self.accents) + len(self.foreign)


def title_faults(
    themes: Sequence[Theme], written: Collection[str], accents: Mapping[str, str]
) -> Faults:
    """Return the faults of the titles and terms of all levels together.

    `written` holds the words of the corpus in lower case, `accents` the right form of words
    that are often typed without accents.
    """
    titles = [theme.title for theme in themes]
    terms = sorted({term.form for theme in themes for term in theme.terms})
    every = sorted({word for text in [*titles, *terms] for word in words(text)})
    return Faults(
        length=tuple(one for one in titles if not LEAST_WORDS <= len(one.split()) <= MOST_WORDS),
        alike=tuple((a, b) for a, b in combinations(titles, 2) if alike(a, b)),
        accents=tuple(word for word in every if accents.get(word, word).casefold() != word),
        foreign=tuple(term for term in terms if not set(words(term)) <= set(written)),
    )


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, accents kept, elisions cut off."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def alike(one: str, other: str) -> bool:
    """Tell whether two titles say the same: most of their words agree up to endings and accents."""
    left, right = _stems(one), _stems(other)
    if not left or not right:
        return words(one) == words(other)
    return len(left & right) >= ALIKE * len(left | right)


def _stems(title: str) -> set[str]:
    plain = (_without_accents(word) for word in words(title))
    return {word[:_STEM].rstrip("sx") for word in plain if len(word) > _LETTERS}


def _without_accents(word: str) -> str:
    split = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in split if not unicodedata.combining(letter))
