"""What a line of minutes looks like: a heading, someone present, a signature."""

import re

from data.readers.lines import Line
from data.readers.speakers import audience_of, is_person, turn_of, verb_position

_HEADING_WORDS = 16
_STYLED_WORDS = 40
_SENTENCE_ENDS = (".", ";", ",", "…", "!")
_NUMBERED_PART = re.compile(
    r"(?:thème|atelier|point|question|axe|sujet|partie|table ronde|thématique|chapitre|volet)\s*"
    r"(?:n\s?°\s*)?(?:\d+|[IVX]+)\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:MM?\.|Mmes?\b|Mlles?\b|Monsieur|Madame|Dr\b|Me\b|Cne\b|Lt\b|Cdt\b|Capitaine|Lieutenante?|"
    r"Major|Commandante?|Colonel|Adjudante?|Brigadi[eè]re?|Chef)"
)
_CROWD = re.compile(r"(?:Une? |Des |\d+ |Environ |Plusieurs )")
_WITH_ROLE = re.compile(r"[A-ZÀ-Ü][\w'’-]*(?:\s[A-ZÀ-Ü][\w'’.-]*){1,3}\s?(?:,|\(|[–—-]\s|:)")
_CAPITALS = re.compile(r"(?=.*[A-ZÀ-Ü]{3})(?=.*[a-zà-ü])(?:[A-ZÀ-Ü][\w'’.-]*\s?){2,5}")
_NAME = re.compile(r"(?:MM?\.\s|Mmes?\s)?(?:[A-ZÀ-Ü][\w'’.-]*\s?){1,5}")
_GROUP = re.compile(
    r"(?:les |panel |public |paroles? d[e’'] ?|groupe )*(?P<people>[\w '’-]+)", re.IGNORECASE
)


def is_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Say whether a line is an agenda item or title above what follows it.

    A heading style decides. Without style: capitals, bold type, "Thème 2", a number that its
    neighbours do not carry on, or a question above a list; short, and not closed like a sentence.
    """
    words = len(line.text.split())
    if line.kind in ("heading", "title"):
        return words <= _STYLED_WORDS and after is not None
    if line.kind == "cell" or after is None or words > _HEADING_WORDS:
        return False
    if line.text.endswith(_SENTENCE_ENDS) or turn_of(line.text):
        return False
    if line.kind == "item" and not line.number:
        return False
    return _stands_out(line) or _stands_alone(line, before, after)


def _stands_out(line: Line) -> bool:
    letters = sum(char.isalpha() for char in line.text)
    shouted = line.text.isupper() and letters >= 4 and not line.text.endswith("?")
    return shouted or line.strong or _NUMBERED_PART.match(line.text) is not None


def _stands_alone(line: Line, before: Line | None, after: Line) -> bool:
    """A number without neighbours in the count, or a question above a list."""
    if line.number:
        return not after.number and (before is None or not before.number or line.gap)
    return line.text.endswith("?") and after.kind == "item"


def looks_like_attendee(line: Line, apart: bool = False) -> bool:
    """Say whether a line of an attendance list names people rather than tells what one said.

    Args:
        line: the line.
        apart: the list may have ended before it; only a rank, or a name with its role, goes on.
    """
    if line.kind in ("cell", "label"):
        return True
    if turn_of(line.text) or line.kind in ("heading", "title"):
        return False
    several = len(re.findall(r"\b(?:MM?\.|Mmes?\b)", line.text)) >= 2
    told = len(line.text.split()) > 25 or verb_position(line.text) >= 0
    return several or (not told and (_is_named(line.text) or not (apart or _is_topic(line))))


def _is_named(text: str) -> bool:
    patterns = (_RANK.match(text), _WITH_ROLE.match(text), _CAPITALS.fullmatch(text))
    return any(patterns)


def _is_topic(line: Line) -> bool:
    """A numbered item without a name may be a point of the meeting, a phrase is no attendee."""
    if line.kind == "item":
        return bool(line.number) and not looks_like_name(line.text)
    return _CROWD.match(line.text) is None


def looks_like_name(text: str) -> bool:
    """Say whether a short line is nothing but a name, as below a signature."""
    return _NAME.fullmatch(text) is not None and not text.isupper()


def heading_audience(heading: str) -> str:
    """Return the public that a heading names and nothing else ("Commerçants"), "" if none."""
    match = _GROUP.fullmatch(heading.strip())
    people = match["people"].strip() if match else ""
    if not people or len(people.split()) > 3:
        return ""
    lowered = people.lower()
    singular = lowered.removesuffix("s")
    is_group = is_person(f"un {singular}") or is_person(f"un {lowered}")
    return audience_of(lowered) if is_group and len(people.split()) <= 2 else ""
