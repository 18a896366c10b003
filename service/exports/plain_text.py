"""Texts as other programs take them: no character that XML forbids, one character a line end."""

import re
from bisect import bisect_left
from dataclasses import dataclass

_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write; tab, LF and CR are allowed."""

_ODD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Whatever is changed below, CR included: most texts hold none, and one look tells."""

_RETURN_OF_PAIR = re.compile("\r(?=\n)")
_ALIKE = str.maketrans({"\x0b": " ", "\x0c": " ", "\ufeff": "\u2060"})
"""Vertical tab and form feed, which XML forbids too, and the mark that readers drop from the
beginning of a file (U+2060 is what Unicode puts in its place inside a text)."""


def writable(text: str) -> str:
    """Return a text of the same length without the characters that XML forbids."""
    if not _ODD.search(text):
        return text
    return _FORBIDDEN.sub("\ufffd", text.translate(_ALIKE))


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text whose line ends are all LF. `gone` are the places, ascending, of dropped characters.

    Places count Unicode code points, as REFI-QDA 1.0 does.
    """

    text: str
    gone: tuple[int, ...] = ()

    def place(self, place: int) -> int:
        """Return where a place of the text as it was lies in this one."""
        return place - bisect_left(self.gone, place)


def plain_text(text: str) -> PlainText:
    """Return a text that is writable and whose line ends (CRLF, CR) are LF."""
    if not _ODD.search(text):
        return PlainText(text)
    text = writable(text)
    gone = tuple(found.start() for found in _RETURN_OF_PAIR.finditer(text))
    return PlainText(_RETURN_OF_PAIR.sub("", text).replace("\r", "\n"), gone)
