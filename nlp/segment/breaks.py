"""Where a text certainly breaks: messages, lines, bullets, dashes, wide gaps."""

import re
from collections.abc import Iterator

from nlp.segment.rule import LAST_WORD, LOWER, UPPER, Break, Rule, holds
from nlp.segment.vocabulary import FUNCTION

BULLETS = "-–—•●▪◦‣➢►▶✓✔○□■♦·*➔→⇒∙⁃"
_SIGNS = "•●▪◦‣➢►▶✓✔○□■♦➔∙⁃"
_LINE = re.compile(r"\n\s*")
_BULLET = rf"[^\S\n]*(?:(?:[{BULLETS}]+|-+>|=>|o(?=\s))\s*)+"
_FIRST_BULLET = re.compile(_BULLET)
_LINE_BULLET = re.compile(r"\n" + _BULLET)
_SIGN_BULLET = re.compile(rf"[{_SIGNS}]+\s*")
_DASH = re.compile(rf"(?<=\s)[-–—*]+(?:\s+(?=[{UPPER}{LOWER}\d«\"])|(?=[{UPPER}{LOWER}]{{2}}))")
_GAP = re.compile(rf"(?:  |\t)\s*(?=[{UPPER}«])")
_MESSAGE = re.compile("&&+")


def _messages(text: str) -> Iterator[Break]:
    if "&&" in text:
        yield from (match.span() for match in _MESSAGE.finditer(text))


def _lines(text: str) -> Iterator[Break]:
    if "\n" not in text:
        return
    begin = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if not _is_wrapped(text[begin:start].strip(), text[end : end + 1]):
            yield start, start
        begin = end


def _is_wrapped(line: str, after: str) -> bool:
    """A line broken by its width: the sentence goes on, in lower case, on the next one."""
    if not line or not after.islower() or line[-1] in ".!?…;:":
        return False
    return len(line) >= 60 or line.split()[-1].lower() in FUNCTION


def _bullets(text: str) -> Iterator[Break]:
    first = _FIRST_BULLET.match(text)
    lines = _LINE_BULLET.finditer(text) if "\n" in text else ()
    for match in (*((first,) if first else ()), *lines):
        if not _is_signed_number(text, match.end()):
            yield match.span()
    # Looking for a sign takes no time in a text that has no character so far up, as most have not.
    if not holds(text, _SIGNS):
        return
    for match in _SIGN_BULLET.finditer(text):
        if not text[max(0, match.start() - 1) : match.start()].isalnum():
            yield match.span()


def _is_signed_number(text: str, place: int) -> bool:
    """Tell a minus ("-20 % de taxes") from a bullet."""
    return text[place - 1] in "-–" and text[place : place + 1].isdigit()


def _dashes(text: str) -> Iterator[Break]:
    """Dashes between spaces, except the two that enclose a remark: " - même petite - "."""
    if " -" not in text and " –" not in text and " —" not in text and " *" not in text:
        return
    found = list(_DASH.finditer(text))
    listed = text.lstrip()[:1] in BULLETS or len(found) % 2
    for match in found:
        if listed or text[match.end()].isupper():
            yield match.span()


def _gaps(text: str) -> Iterator[Break]:
    """Wide spaces before a capital are line ends that a form has flattened."""
    if "  " not in text and "\t" not in text:
        return
    for match in _GAP.finditer(text):
        word = LAST_WORD.search(text, max(0, match.start() - 20), match.start())
        shouted = text[match.end() + 1 : match.end() + 2].isupper()
        loose = text[match.start() - 1] not in ",:("
        if loose and not shouted and not (word and word.group().lower() in FUNCTION):
            yield match.start(), match.start()


MARK_RULES = (
    Rule(
        "messages",
        _messages,
        {"Le RIC && Plus de débats": ("Le RIC", "Plus de débats"), "R&D": ("R&D",)},
    ),
    Rule(
        "lines",
        _lines,
        {
            "Police\nJustice": ("Police", "Justice"),
            "On veut moins de\ntaxes": ("On veut moins de\ntaxes",),
        },
    ),
    Rule(
        "bullets",
        _bullets,
        {
            "- police\n• justice": ("police", "justice"),
            "•police •justice": ("police", "justice"),
            "-20 % de taxes": ("-20 % de taxes",),
            "habitant·e·s": ("habitant·e·s",),
        },
    ),
    Rule(
        "dashes",
        _dashes,
        {
            "Baisser la TVA - Taxer le luxe": ("Baisser la TVA", "Taxer le luxe"),
            "une part - même petite - du revenu": ("une part - même petite - du revenu",),
            "l'après-midi": ("l'après-midi",),
        },
    ),
    Rule(
        "gaps",
        _gaps,
        {
            "baisser la TVA  Lutter contre la fraude": (
                "baisser la TVA",
                "Lutter contre la fraude",
            ),
            "la hausse de la  CSG": ("la hausse de la  CSG",),
        },
    ),
)
