"""Where a text certainly breaks: messages, lines, bullets, sentences.

A break is a span that belongs to no passage: a bullet, a separator, or nothing at all where two
sentences touch. Each rule finds its own; examples show the text cut by that rule alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nlp.segment.words import FUNCTION, is_infinitive

BULLETS = "-–—•●▪◦‣➢►▶✓✔○□■♦·*➔→⇒∙⁃"
_SIGN = "[•●▪◦‣➢►▶✓✔○□■♦➔∙⁃]"
_UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ"
_LOWER = "a-zàâäçéèêëîïôöùûüœ"

_LINE = re.compile(r"\n\s*")
_BULLET = rf"[^\S\n]*(?:(?:[{BULLETS}]+|-+>|=>|o(?=\s))\s*)+"
_FIRST_BULLET = re.compile(_BULLET)
_LINE_BULLET = re.compile(r"\n" + _BULLET)
_SIGN_BULLET = re.compile(rf"{_SIGN}+\s*")
_DASH = re.compile(rf"(?<=\s)[-–—*]+(?:\s+(?=[{_UPPER}{_LOWER}\d«\"])|(?=[{_UPPER}{_LOWER}]{{2}}))")
_GAP = re.compile(rf"(?:  |\t)\s*(?=[{_UPPER}«])")
_END = re.compile(r"[.!?…]+[)»\"”]*")
_STUCK = re.compile(rf"[{_UPPER}{_LOWER}]['’{_LOWER}]")
_CAPITAL = re.compile(rf" (?=([{_UPPER}][{_LOWER}]+)['’ ]([{_LOWER}]+))")
_ITEM = re.compile(rf"[;/](?:(?<=;)|(?<= /)(?= +[{_UPPER}]))")
_TAIL = re.compile(r"(?:n°|[^\W\d_]+|\d)\Z")
_SITE = re.compile(r"(?:www|http)\S*\Z")
_DOMAIN = re.compile(r"(?:fr|com|org|net|eu|gouv|html?|pdf|info|io|tv|be|ch)\b")

_ABBREVIATIONS = frozenset(
    """m mm mme mmes mlle mlles dr drs pr me mgr st ste av ave bd bld bvd boul n° no nos art al
    ex p pp cf env max min hab tel tél chap fig vol réf resp qq qqs qqch s-pref préf dép dept min
    arr bât bat apt appt imm lot rés sté ets éts cie mds mrd mrds mio nb id ibid op cit c-à-d cad
    éd coll trad vs rte pl imp all chem sq res""".split()
)
_OPENERS = frozenset(
    """il ils on je nous une des que pour ne pas pourquoi comment c'est ce cette ces mais si en
    dans avec plus moins trop aussi ainsi donc arrêtez arrêtons supprimez taxez mettez faites
    tous toutes tout quand car puis enfin ensuite chaque aucun""".split()
)

Break = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """Finds breaks of one kind. A `hard` rule cuts off even a single content word."""

    name: str
    find: Callable[[str], Iterator[Break]]
    examples: Mapping[str, tuple[str, ...]]
    hard: bool = True


def _messages(text: str) -> Iterator[Break]:
    if "&&" in text:
        yield from (match.span() for match in re.finditer("&&+", text))


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
    if not text.isascii():
        for match in _SIGN_BULLET.finditer(text):
            if not text[max(0, match.start() - 1) : match.start()].isalnum():
                yield match.span()


def _is_signed_number(text: str, place: int) -> bool:
    """ "-20 % de taxes" begins with a minus, not with a bullet."""
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
        word = _TAIL.search(text, max(0, match.start() - 20), match.start())
        shouted = text[match.end() + 1 : match.end() + 2].isupper()
        loose = text[match.start() - 1] not in ",:("
        if loose and not shouted and not (word and word.group().lower() in FUNCTION):
            yield match.start(), match.start()


def _sentences(text: str) -> Iterator[Break]:
    for match in _END.finditer(text):
        start, end = match.span()
        after = text[end : end + 1]
        if after.isspace():
            if text[start] != "." or not _is_abbreviated(text, start, end):
                yield end, end
        elif after.isalpha() and _is_stuck(text, start, end):
            yield end, end


def _is_stuck(text: str, start: int, end: int) -> bool:
    """Ends of sentences without a space ("fini.Ensuite"), but not the dots of an address."""
    word = text[max(0, start - 3) : start].rstrip()
    if not (len(word) > 1 and word[-2:].isalpha() and word[-1].islower()):
        return False
    if _STUCK.match(text, end) is None or _DOMAIN.match(text, end):
        return False
    return _SITE.search(text, max(0, start - 60), end) is None


def _is_abbreviated(text: str, dot: int, end: int) -> bool:
    """Tell whether the full stop at `dot` belongs to the word before it."""
    tail = _TAIL.search(text, max(0, dot - 12), dot)
    if tail is None:
        return False
    word, after = tail.group().lower(), text[end : end + 40].lstrip()[:1]
    if word == "etc":
        return not after.isupper()
    if end - dot > 1 or word.isdigit():
        return False
    return word in _ABBREVIATIONS or (len(word) == 1 and word not in "ày" and after.isupper())


def _capitals(text: str) -> Iterator[Break]:
    """Sentences begun by a capital only: "… les aides Interdire les niches"."""
    for match in _CAPITAL.finditer(text):
        word = match.group(1).lower()
        if text[match.start() - 1].isupper() or text[match.start() - 1] in ",:('":
            continue
        if word in _OPENERS or (is_infinitive(word) and match.group(2) in FUNCTION):
            before = _TAIL.search(text, max(0, match.start() - 20), match.start())
            if not (before and before.group().lower() in FUNCTION):
                yield match.start(), match.start()


def _items(text: str) -> Iterator[Break]:
    if ";" in text or " /" in text:
        for match in _ITEM.finditer(text):
            yield match.end(), match.end()


RULES = (
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
    Rule(
        "sentences",
        _sentences,
        {
            "C'est fini. ensuite on verra": ("C'est fini.", "ensuite on verra"),
            "c'est fini.Ensuite on verra": ("c'est fini.", "Ensuite on verra"),
            "voir www.aisne.gouv.fr": ("voir www.aisne.gouv.fr",),
            "Ras le bol !!! Trop d'impôts…": ("Ras le bol !!!", "Trop d'impôts…"),
            "M. le maire, av. Foch, n° 3.5 etc. et plus": (
                "M. le maire, av. Foch, n° 3.5 etc. et plus",
            ),
        },
        hard=False,
    ),
    Rule(
        "items",
        _items,
        {"du fleurissement ; des bancs": ("du fleurissement ;", "des bancs")},
        hard=False,
    ),
    Rule(
        "capitals",
        _capitals,
        {
            "compter les aides Interdire les niches": ("compter les aides", "Interdire les niches"),
            "la ville de Montpellier est belle": ("la ville de Montpellier est belle",),
        },
        hard=False,
    ),
)
