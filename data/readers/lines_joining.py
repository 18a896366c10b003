"""Lines that a page broke, joined into paragraphs again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.readers.lines import Line, marked
from data.readers.minutes_rules import PAGE, is_aside, is_head_of_list
from data.readers.speakers import turn_of

_WIDEST = 140
"""Wider lines, in characters, are whole paragraphs: nothing was broken."""
_NARROWEST = 45
_LEAST_BROKEN = 0.05
_NO_WIDTH = 10_000.0
_ENDS = tuple(".!?…:;»")
_KEEP_BEFORE = frozenset(
    "peut celui celle ceux celles est a y vice sous demi mi non quasi ex anti contre rendez vis là "
    "après avant arrière porte grand grands auto avons avez ont sont faut dit moi toi soi lui "
    "elle elles eux nous vous centre saint socio inter au par plus bien rond chef garde".split()
)
_KEEP_AFTER = frozenset(
    "ci là être même mêmes je tu il elle on nous vous ils elles ce moi toi lui t vous dessus "
    "dessous delà vis temps".split()
)
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def join(lines: Sequence[Line], slack: float = 0.0) -> list[Line]:
    """Return the lines with those joined that one paragraph or item spans.

    A line goes on if the next one starts in lower case, or if it is so full that the next word
    would not have fitted. Words cut by a hyphen are mended.

    Args:
        lines: in order, marks not yet removed.
        slack: how much shorter than the widest a full line may be, as a share (proportional type).
    """
    width = _width(lines)
    joined: list[Line] = []
    last = -1
    length = 0
    for printed in lines:
        line = marked(printed)
        goes_on = last >= 0 and not line.gap and _goes_on(joined[last], line)
        if goes_on and _was_broken(joined[last].text, length, line.text, width * (1 - slack)):
            whole = _glued(joined[last].text, line.text)
            joined[last] = replace(joined[last], text=whole, last_row=line.row)
        else:
            joined.append(line)
            last = last if _is_furniture(line) else len(joined) - 1
        length = length if _is_furniture(line) else len(printed.text)
    return joined


def _is_furniture(line: Line) -> bool:
    """Page numbers and the like stand between lines without parting them."""
    return line.kind == "furniture" or PAGE.pattern.search(line.text) is not None


def _width(lines: Sequence[Line]) -> float:
    """Return the width of the page in characters.

    It is infinite where lines are whole paragraphs, and beyond reach where so few lines begin in
    lower case that nothing shows them to be broken.
    """
    lengths = sorted(len(line.text) for line in lines)
    widest = lengths[int(len(lengths) * 0.98)] if lengths else 0
    if widest > _WIDEST:
        return float("inf")
    going_on = sum(line.text[:1].islower() for line in lines)
    return widest if widest >= _NARROWEST and going_on > _LEAST_BROKEN * len(lines) else _NO_WIDTH


def _goes_on(before: Line, line: Line) -> bool:
    """A line that opens something of its own never continues another."""
    own = line.kind != "text" or before.kind not in ("text", "item")
    return not (
        own or is_aside(line.text) or is_aside(before.text) or is_head_of_list(line.text)
    ) and (turn_of(line.text) is None and not is_head_of_list(before.text))


def _was_broken(before: str, length: int, text: str, width: float) -> bool:
    if width == float("inf"):
        return False
    if _BROKEN_WORD.search(before) and text[:1].islower():
        return True
    if before.isupper() != text.isupper():
        return False
    if text[:1].islower() and not before.endswith(_ENDS):
        return True
    first = text.split(maxsplit=1)[0]
    return length + 1 + len(first) > width and not before.endswith(":")


def _glued(before: str, text: str) -> str:
    """Join two lines by a space, or mend the word that a hyphen cut."""
    cut = _BROKEN_WORD.search(before)
    first = _FIRST_WORD.match(text)
    if not cut or not first or not text[:1].islower():
        return f"{before} {text}"
    compound = cut[1].lower() in _KEEP_BEFORE or first.group().lower() in _KEEP_AFTER
    hyphen = "-" if compound and before[-1] == "-" else ""
    return before[:-1] + hyphen + text
