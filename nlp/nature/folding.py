"""Texts as plain words: lower case, no accents, no punctuation but the marks that tell."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+|[?!:|]")


class _Plain(dict[int, str]):
    """The plain form of each sign, looked up in Unicode once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = sign if sign.isascii() else unicodedata.normalize("NFKD", sign)[0]
        return self[code]


_PLAIN = _Plain({ord("œ"): "oe", ord("æ"): "ae", ord("’"): "'"})


def folded_words(text: str) -> list[str]:
    """Return the words of a text in order, with "?", "!", ":" and "|" as words of their own."""
    return _WORD.findall(fold(text))


def fold(text: str) -> str:
    """Return a text in lower case without accents; every other sign stays."""
    lower = text.lower()
    return lower if lower.isascii() else lower.translate(_PLAIN)
