"""Territories written as names: official, former, short, or with one letter wrong."""

import csv
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from data.territories.codes import by_code
from data.territories.communes import HOMONYM, resolve_commune
from data.territories.resolution import Resolution, unknown
from data.territories.spelling import is_one_typo_away, key, loose_key
from data.territories.tables import Territory

_RANK = ("national", "département", "région", "collectivité", "arrondissement")
_LEVEL_WORDS = {
    "departement": "département",
    "dept": "département",
    "dpt": "département",
    "prefecture": "département",
    "region": "région",
    "collectivite": "collectivité",
    "arrondissement": "arrondissement",
    "arr": "arrondissement",
    "sous prefecture": "arrondissement",
    "commune": "commune",
    "ville": "commune",
    "mairie": "commune",
}
_LEVEL = re.compile(rf"({'|'.join(_LEVEL_WORDS)}) (?=.)")
_CITY = re.compile(
    r"(paris|lyon|marseille) (?:0?[1-9]|1[0-9]|20)(?:e|er|eme)?(?: arr(?:ondissement)?)?"
)
_CEDEX = re.compile(r" cedex(?: [0-9]+)?$")
_LEAST_LETTERS = 5


def resolve_name(text: str, within: str = "") -> Resolution:
    """Return the territory of a name, or the one around the commune of that name.

    A département comes before a région, and both before an arrondissement of the same name, unless
    the text says which ("arrondissement de Saint-Denis").

    Args:
        text: as written, without code.
        within: a code the territory must lie in, "" for anywhere.
    """
    name = _CEDEX.sub("", key(text))
    level_word = _LEVEL.match(name)
    level = _LEVEL_WORDS[level_word[1]] if level_word else ""
    name = name[level_word.end() :] if level_word else name
    if city := _CITY.fullmatch(name):
        name, level = city[1], "commune"
    found = _among_territories(name, level, within) if level != "commune" else None
    found = found or _among_communes(name, within) or _misspelt(name, within)
    return found if found.code else unknown(text, found.note)


def _among_territories(name: str, level: str, within: str) -> Resolution | None:
    alias = _aliases().get(loose_key(name))
    if alias and not level and lies_in(alias[0], within):
        return Resolution(*alias)
    fitting = [
        territory
        for territory in _by_name().get(loose_key(name), ())
        if level in ("", territory.level) and lies_in(territory.code, within)
    ]
    fitting = [t for t in fitting if t.level == min((x.level for x in fitting), key=_RANK.index)]
    if len(fitting) < 2:
        return Resolution(fitting[0].code) if fitting else None
    return Resolution(None, f", plusieurs de ce nom : {', '.join(t.code for t in fitting)}")


def _among_communes(name: str, within: str) -> Resolution | None:
    """Communes are asked for by département; None where no commune there has the name."""
    found = resolve_commune(name, _department_around(within))
    if found.code:
        return found if lies_in(found.code, within) else None
    homonyms = found.note.partition(HOMONYM)
    return Resolution(None, f", {HOMONYM}{homonyms[2].rstrip('.')}") if homonyms[1] else None


def _department_around(code: str) -> str:
    """The département of an arrondissement; "" for what is larger than a département."""
    if not code or by_code()[code].level in ("région", "national"):
        return ""
    return by_code()[code].parent if by_code()[code].level == "arrondissement" else code


def _misspelt(name: str, within: str) -> Resolution:
    """One wrong letter is forgiven in the long names of larger territories, if only one fits."""
    written = loose_key(name)
    codes = {
        territory.code: territory.name
        for known, group in _by_name().items()
        for territory in group
        if territory.level != "arrondissement"
        and min(len(known), len(written)) >= _LEAST_LETTERS
        and is_one_typo_away(written, known)
        and lies_in(territory.code, within)
    }
    if len(set(codes.values())) != 1:
        return Resolution(None)
    code = next(iter(sorted(codes, key=lambda found: _RANK.index(by_code()[found].level))))
    return Resolution(code, f"« {name} » lu comme « {codes[code]} ».")


def lies_in(code: str, within: str) -> bool:
    """Say whether a territory is another or lies in it; everything lies in ""."""
    while code and within not in ("", code):
        code = by_code()[code].parent
    return bool(code)


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Sequence[Territory]]:
    index: dict[str, list[Territory]] = {}
    for territory in by_code().values():
        index.setdefault(loose_key(territory.name), []).append(territory)
    return index


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, tuple[str, str]]:
    text = files("data.territories").joinpath("aliases.csv").read_text(encoding="utf-8")
    lines = csv.reader(text.splitlines()[1:], delimiter=";")
    return {loose_key(name): (code, note) for name, code, note in lines}
