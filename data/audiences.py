"""One form for each public, however a file spells it: number, gender, case, inclusive writing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from data.ground import Harvest
from nlp.types import ClosedAnswer, Source

_Spoken = TypeVar("_Spoken", Source, ClosedAnswer)

_ASSOCIATED = (
    r"association(?: locale)?|associatif|(?:acteur|monde|milieu|secteur) associatif"
    r"|(?:membre|responsable|representante?) d (?:une )?association"
)
_FORCES = (
    r"(?:(?:agente?|membre) des )?force (?:de securite(?: interieure)?|de l ordre)"
    r"|policiere?|gendarme"
)
_STEMS = (
    ("conseil citoyen", r"conseil citoyen|conseiller citoyen|conseillere citoyenne"),
    ("habitants-relais", r"habitante? relai"),
    ("élus", r"elue?(?: locale?)?"),
    ("associations", _ASSOCIATED),
    ("commerçants", r"commercante?"),
    ("entrepreneurs", r"entrepreneure?|entrepreneuse|(?:cheff?e?|dirigeante?) d entreprise"),
    ("forces de sécurité", _FORCES),
    ("agents publics", r"agente? publi(?:c|que)|fonctionnaire"),
    ("habitants", r"habitante?"),
    ("citoyens", r"citoyen(?:ne)?"),
    ("retraités", r"retraitee?"),
    ("salariés", r"salariee?"),
    ("artisans", r"artisane?"),
    ("agriculteurs", r"agricult(?:eur|rice)"),
    ("enseignants", r"enseignante?"),
    ("étudiants", r"etudiante?"),
    ("lycéens", r"lyceen(?:ne)?"),
    ("jeunes", r"jeune"),
    ("parents", r"parent|parent d eleve"),
)
"""Public → its words without accents nor plural; the whole of a value must fit."""

_KNOWN = tuple((public, re.compile(pattern)) for public, pattern in _STEMS)
_ENDING = r"(?:es?|s|x|nes?|les?|ques?|fe|eres?|euses?|rices?|trices?)"
_INCLUSIVE = re.compile(
    rf"(?<=[a-z])(?:\({_ENDING}\)|[·•⋅‧./-]{_ENDING}(?![a-z]))(?:[·•⋅‧./-]?s(?![a-z]))?"
)
_ARTICLE = re.compile(r"^(?:je suis )?(?:(?:un|une|des|les?|la) )?")
_AND = re.compile(r"\s*[/,;]\s*|\s+(?:et|ou)\s+")
_LONGEST = 80


def one_form(values: Mapping[str, int]) -> dict[str, str]:
    """Return the form of each value that has another one, given how often each was written.

    A public that is known has its own form. Other values that differ by case, accents, plural or
    inclusive endings take the commonest spelling; the first in the alphabet where two are equal.
    """
    groups: dict[str, list[str]] = {}
    forms: dict[str, str] = {}
    for value in values:
        if public := known_public(value):
            forms[value] = public
        else:
            groups.setdefault(_key(value), []).append(value)
    for alike in groups.values():
        usual = min(alike, key=lambda value: (-values[value], value))
        forms |= dict.fromkeys(alike, usual)
    return {value: form for value, form in forms.items() if form != value}


def unify(harvests: Sequence[Harvest]) -> None:
    """Give each public one form in all that was harvested together."""
    counts = Counter(one.context.audience for found in harvests for one in found.sources)
    counts.update(one.context.audience for found in harvests for one in found.closed)
    del counts[""]
    if forms := one_form(counts):
        for found in harvests:
            found.sources[:] = [_renamed(one, forms) for one in found.sources]
            found.closed[:] = [_renamed(one, forms) for one in found.closed]


@lru_cache(maxsize=1_000)
def known_public(value: str) -> str:
    """Return the public that a value names and nothing else, "" if none or several."""
    if len(value) > _LONGEST:
        return ""
    found = {_public(part) for part in _AND.split(_bare(value))}
    return found.pop() if len(found) == 1 else ""


def _public(part: str) -> str:
    key = _ARTICLE.sub("", _words(part))
    return next((public for public, pattern in _KNOWN if pattern.fullmatch(key)), "")


def _key(value: str) -> str:
    return _words(_bare(value)) or value


def _bare(value: str) -> str:
    """Return a value without accents, case or inclusive endings."""
    plain = unicodedata.normalize("NFKD", value.replace("’", "'")).casefold()
    return _INCLUSIVE.sub("", "".join(char for char in plain if not unicodedata.combining(char)))


def _words(text: str) -> str:
    """Return the words of a bare text without the mark of the plural."""
    words = (re.sub(r"(?<=\w\w)aux$", "al", word) for word in re.findall(r"[^\W_]+", text))
    return " ".join(re.sub(r"(?<=\w\w\w)[sx]$", "", word) for word in words)


def _renamed(one: _Spoken, forms: Mapping[str, str]) -> _Spoken:
    form = forms.get(one.context.audience)
    return replace(one, context=replace(one.context, audience=form)) if form else one
