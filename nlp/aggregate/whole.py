"""Whether a passage is a sentence of its text, or a piece of one."""

import re

_LOOKED_AT = 60
"""Characters before and after a passage that tell it."""

_BEGINS = re.compile(r"(?:^|[\n.!?…:;»\"”)]|&&|^\s*\S?\s*[-–•*·]|\n\s*[-–•*·])\s*$")
"""What stands before a sentence: nothing, the end of another one, a line's end, a bullet."""

_ENDS = re.compile(r"^\s*(?:$|\n|&&|[-–•*·]\s)")
_LAST = (".", "!", "?", "…", ";", ":", "»", '"', "”")


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] begins where a sentence or a line does, and ends so."""
    before = text[max(0, start - _LOOKED_AT) : start]
    after = text[end : end + _LOOKED_AT]
    begins = _BEGINS.search(before) is not None
    ends = text[start:end].rstrip().endswith(_LAST) or _closes(after)
    return begins and ends


def _closes(after: str) -> bool:
    return after.lstrip(" \t").startswith(_LAST) or _ENDS.match(after) is not None
