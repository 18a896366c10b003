"""From what people write in a territory column to a code, or to a reason why not."""

import re
from functools import lru_cache

from data.territories.codes import CODE, by_code, is_code, resolve_code
from data.territories.names import lies_in, resolve_name
from data.territories.resolution import Resolution, unknown

_LONGEST = 120
_POSTCODE_DIGITS = 5
_SURE = frozenset({"département", "région", "collectivité"})
_BLANK = frozenset({"", "?", "-", "nc", "na", "n/a", "nsp", "nr", "néant", "non renseigné"})
_BETWEEN = r"\s*[-–—:,;/|]?\s+|\s*[-–—:,;/|]\s*"
_NAME_IN_BRACKETS = re.compile(r"(?P<name>.+?)\s*\((?P<bracket>[^()]*)\)\s*")
_NAME_COMMA_PLACE = re.compile(r"(?P<name>[^,]+?)\s*,\s*(?P<bracket>[^,]*[^,0-9])")
_CODE_FIRST = re.compile(rf"(?P<code>{CODE})(?:{_BETWEEN})(?P<name>\D.*)", re.IGNORECASE)
_CODE_LAST = re.compile(rf"(?P<name>.*\D)(?:{_BETWEEN})(?P<code>{CODE})", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def resolve(text: str) -> Resolution:
    """Return the territory a person meant by a code, a name, a postcode, a commune or a mixture.

    Where code and name are both given they must agree; the smaller territory of the two is taken.
    """
    text = text.strip()
    if text.casefold() in _BLANK:
        return Resolution(None, "Territoire non renseigné.")
    if len(text) > _LONGEST:
        return unknown(text, " …, texte trop long pour un nom de lieu")
    if is_code(text):
        return resolve_code(text)
    whole = resolve_name(text)
    return whole if whole.code else _resolve_bracketed(text) or _resolve_joined(text) or whole


def _resolve_bracketed(text: str) -> Resolution | None:
    """Read "Aisne (02)", "BOGNY SUR MEUSE (8)", "Laon, Aisne", "Rives (les)"; None if not so."""
    match = _NAME_IN_BRACKETS.fullmatch(text) or _NAME_COMMA_PLACE.fullmatch(text)
    if not match:
        return None
    name, bracket = match["name"], match["bracket"].strip()
    if is_code(bracket):
        return _agreed(text, name, resolve_code(bracket))
    article_last = resolve_name(f"{bracket} {name}")
    return article_last if article_last.code else _agreed(text, name, resolve_name(bracket))


def _resolve_joined(text: str) -> Resolution | None:
    """Read "93 - Seine-Saint-Denis", "Aisne 02", "02200 Soissons"; None if not so.

    A short number beside words that are no place ("Zone 3") is not a territory.
    """
    match = _CODE_FIRST.fullmatch(text) or _CODE_LAST.fullmatch(text)
    around = resolve_code(match["code"]) if match else Resolution(None)
    if match is None or around.code is None:
        return None
    if len(match["code"]) == _POSTCODE_DIGITS or resolve_name(match["name"], around.code).code:
        return _agreed(text, match["name"], around)
    return _agreed(text, match["name"], around) if resolve_name(match["name"]).code else None


def _agreed(text: str, name: str, around: Resolution) -> Resolution:
    """The name inside the territory of the code, else that territory and the name is ignored.

    Communes and arrondissements of the name elsewhere do not contradict: they have homonyms.
    """
    if around.code is None:
        return resolve_name(name)
    inside = resolve_name(name, within=around.code)
    if inside.code:
        return Resolution(inside.code, inside.note or around.note)
    elsewhere = resolve_name(name)
    if elsewhere.code == f"R{around.code}":
        return elsewhere
    if elsewhere.code and lies_in(around.code, elsewhere.code):
        return around
    if elsewhere.code and by_code()[elsewhere.code].level in _SURE:
        return unknown(text, f", le nom ({elsewhere.code}) contredit le code ({around.code})")
    return Resolution(around.code, f"{around.note} « {name[:60]} » ignoré.".strip())
