"""Passages as stretches of words: no phrase reaches over punctuation, a number or a mask."""

import re
from collections.abc import Iterable, Sequence

from nlp.label.language import French, Word

Stretch = tuple[Word, ...]

_BREAK = re.compile(
    r"\[[^\[\]\n]*\]|[^\s\w'’ʼ`´‘·•‧⋅()/-]+|[()/](?!\w{1,3}[)])|(?<!\w)[-•·]+|-+(?!\w)|\b\d\S*|\n+"
)
_WORD = re.compile(
    r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)'"
    r"|[^\W\d_]+(?=-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi|les?|la|en|y)\b)"
    r"|[^\W\d_][^\W_]*(?:['-][^\W_]+)*",
    re.IGNORECASE,
)


def read_stretches(texts: Iterable[str], french: French) -> list[list[Stretch]]:
    """Return the stretches of each text, in order; each distinct word is read once."""
    seen: dict[str, Stretch] = {}
    return [
        [words for part in _BREAK.split(text) if (words := _words(part.split(), seen, french))]
        for text in texts
    ]


def _words(parts: Sequence[str], seen: dict[str, Stretch], french: French) -> Stretch:
    for part in parts:
        if part not in seen:
            seen[part] = tuple(french.reader.words(_WORD.findall(french.plain(part))))
    return tuple(word for part in parts for word in seen[part])
