"""Whether a passage is a sentence of its text, or a piece of one."""

import re

_LOOKED_AT = 60
"""Characters before and after a passage that tell it."""

_BEGINS = re.compile(r"(?:^|[\n.!?…:;»\"”)]|&&|^\s*\S?\s*[-–•*·]|\n\s*[-–•*·])\s*$")
"""What stands before a sentence: nothing, the end of another one, a line's end, a bullet."""

_ENDS = re.compile(r"^\s*(?:$|\n|&&|[-–•*·]\s)")
_LAST = (".", "!", "?", "…", ";", ":", "»", '"', "”")

_POINTING = re.compile(
    r"\W*(?:il(?! (?:manqu|fau[td]|y a|n['’]y a|est|serait|convien|s['’]agi))|ils|elles?|[cç]a|cela"
    r"|ce|ceux?|celui|celles?|et|mais|donc|car)\b"
)
"""First words that point to a sentence which is not quoted; "il faut", "il manque" do not."""


def points_elsewhere(text: str) -> bool:
    """Tell whether a text begins with a word that points to what stands before it."""
    return _POINTING.match(text.casefold()) is not None


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] begins where a sentence or a line does, and ends so."""
    before = text[max(0, start - _LOOKED_AT) : start]
    after = text[end : end + _LOOKED_AT]
    begins = _BEGINS.search(before) is not None
    ends = text[start:end].rstrip().endswith(_LAST) or _closes(after)
    return begins and ends


def _closes(after: str) -> bool:
    return after.lstrip(" \t").startswith(_LAST) or _ENDS.match(after) is not None
