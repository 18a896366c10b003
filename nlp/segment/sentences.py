"""Where a sentence ends, with a full stop or without."""

import re
from collections.abc import Iterator

from nlp.segment.rule import LAST_WORD, LOWER, UPPER, Break, Rule
from nlp.segment.vocabulary import ABBREVIATIONS, FUNCTION, OPENERS
from nlp.segment.words import is_infinitive

_END = re.compile(r"[.!?…]+[)»\"”]*")
_STUCK = re.compile(rf"[{UPPER}{LOWER}]['’{LOWER}]")
_CAPITAL = re.compile(rf" (?=([{UPPER}][{LOWER}]+)['’ ]([{LOWER}]+))")
_ITEM = re.compile(rf"[;/](?:(?<=;)|(?<= /)(?= +[{UPPER}]))")
_LONGEST = max(map(len, ABBREVIATIONS)) + 1
"""A word of so many letters is no abbreviation."""
_SITE = re.compile(r"(?:www|http)\S*\Z")
_DOMAIN = re.compile(r"(?:fr|com|org|net|eu|gouv|html?|pdf|info|io|tv|be|ch)\b")


def _sentences(text: str) -> Iterator[Break]:
    for match in _END.finditer(text):
        start, end = match.span()
        after = text[end : end + 1]
        if after.isspace():
            ends = text[start] != "." or not _is_abbreviated(text, start, end)
        else:
            ends = after.isalpha() and _is_stuck(text, start, end)
        if ends:
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
    if text[max(0, dot - _LONGEST) : dot].isalpha() and dot > _LONGEST:
        return False
    tail = LAST_WORD.search(text, max(0, dot - 12), dot)
    if tail is None:
        return False
    word, after = tail.group().lower(), text[end : end + 40].lstrip()[:1]
    if word == "etc":
        return not after.isupper()
    if end - dot > 1 or word.isdigit():
        return False
    return word in ABBREVIATIONS or (len(word) == 1 and word not in "ày" and after.isupper())


def _capitals(text: str) -> Iterator[Break]:
    """Sentences begun by a capital only: "… les aides Interdire les niches"."""
    for match in _CAPITAL.finditer(text):
        first, second = match.groups()
        word, place = first.lower(), match.start()
        if word not in OPENERS and not (second in FUNCTION and is_infinitive(word)):
            continue
        before = text[place - 1]
        if not before.isupper() and before not in ",:('" and not _goes_on(text, place):
            yield place, place


def _goes_on(text: str, place: int) -> bool:
    """Tell whether the word before `place` calls for another one."""
    before = LAST_WORD.search(text, max(0, place - 20), place)
    return before is not None and before.group().lower() in FUNCTION


def _items(text: str) -> Iterator[Break]:
    if ";" in text or " /" in text:
        for match in _ITEM.finditer(text):
            yield match.end(), match.end()


SENTENCE_RULES = (
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
