"""Texts as plain words: lower case, no accents, no punctuation but the marks that tell."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+|[?!:|]")
_OTHER = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


def folded_words(text: str) -> list[str]:
    """Return the words of a text in order, with "?", "!", ":" and "|" as words of their own."""
    return _WORD.findall(fold(text))


def fold(text: str) -> str:
    """Return a text in lower case without accents; every other sign stays."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(map(_plain, lower.translate(_OTHER)))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    return sign if sign.isascii() else unicodedata.normalize("NFKD", sign)[0]
