"""Territories written as codes: INSEE, postcodes, and what spreadsheets make of them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from data.territories.communes import is_postcode, resolve_commune, resolve_postcode
from data.territories.resolution import Resolution, unknown
from data.territories.tables import Territory, territories

CODE = r"R?[0-9]{1,5}|[0-9][0-9]?[ABab][0-9]{0,3}|69[DM]"
_IS_CODE = re.compile(rf"(?:{CODE})(?:[.,]0)?", re.IGNORECASE)
_NOTES = {
    "20": "Code 20 : Corse sans distinction entre 2A et 2B.",
    "97": "Code 97 : outre-mer sans distinction de territoire.",
}
_ABROAD = "99"


@lru_cache(maxsize=1)
def by_code() -> Mapping[str, Territory]:
    """Return every territory by its code, larger ones first."""
    return {territory.code: territory for territory in territories()}


def is_code(text: str) -> bool:
    """Say whether the text has the shape of a code, known or not."""
    return text.upper() in by_code() or bool(_IS_CODE.fullmatch(text))


def resolve_code(text: str) -> Resolution:
    """Return the territory of a code as written: "2", "02", "2a", "R32", "024", "2200", "02722".

    Zeros lost at the front and ".0" gained at the end are put right. Five digits are a postcode
    first, an INSEE commune code next.
    """
    code = re.sub(r"[.,]0$", "", text.strip()).upper()
    for written in (code, code.rjust(2, "0"), code.removesuffix("D").removesuffix("M")):
        if written in by_code():
            return Resolution(written, _NOTES.get(written, ""))
    if code == _ABROAD:
        return unknown(text, ", code 99 des pays étrangers")
    if len(code) == 3 and code[0] == "0" and code[1:] in by_code():
        return Resolution(code[1:], _NOTES.get(code[1:], ""))
    return _resolve_long(code) if len(code) in (4, 5) else unknown(text)


def _resolve_long(code: str) -> Resolution:
    """Prefer a postcode that communes have, then a commune, then what the first digits say."""
    code = code.rjust(5, "0")
    as_commune = Resolution(None) if is_postcode(code) else resolve_commune(code)
    return as_commune if as_commune.code else resolve_postcode(code)
