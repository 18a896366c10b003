"""From communes and postcodes to the arrondissement or département around them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from data.territories.resolution import Resolution, unknown
from data.territories.spelling import key, loose_key
from data.territories.tables import Commune, communes

HOMONYM = "commune homonyme"
_POSTCODE_DIGITS = 5


def resolve_postcode(text: str) -> Resolution:
    """Return the arrondissement of a postcode, or its département where it spans several.

    A leading zero lost in a spreadsheet is put back. Where two départements share the postcode,
    the one with more communes is taken and the note names the other. Postcodes of firms (CEDEX),
    which no commune has, are read by their first digits.
    """
    postcode = text.strip().replace(" ", "").rjust(_POSTCODE_DIGITS, "0")
    if len(postcode) != _POSTCODE_DIGITS or not postcode.isascii() or not postcode.isdecimal():
        return unknown(text, ", un code postal de 5 chiffres était attendu")
    found = _by_postcode().get(postcode, ())
    return _around(postcode, found) if found else _by_first_digits(postcode)


def _around(postcode: str, found: Sequence[Commune]) -> Resolution:
    """Equal counts go to the smaller code, so that the answer never depends on order."""
    counts = Counter(commune.department for commune in found)
    first, *others = sorted(counts, key=lambda code: (-counts[code], code))
    if others:
        also = ", ".join(others)
        return Resolution(first, f"Code postal {postcode} à cheval : {first} retenu, aussi {also}.")
    return Resolution(_shared({commune.territory for commune in found}, first))


def _shared(territories: Iterable[str], department: str) -> str:
    """The one territory, setting aside former communes known by their département only."""
    fine = {territory for territory in territories if territory != department}
    return fine.pop() if len(fine) == 1 else department


_CORSICA = {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}


def is_postcode(text: str) -> bool:
    """Say whether communes have this postcode of five digits."""
    return text in _by_postcode()


def _by_first_digits(postcode: str) -> Resolution:
    start = postcode[: 3 if postcode[:2] in ("97", "98") else 2]
    code = _CORSICA.get(postcode[:3]) or start
    if code not in {commune.department for commune in communes()}:
        return unknown(postcode, ", aucun code postal ne commence ainsi")
    return Resolution(code, f"Code postal {postcode} absent des tables (CEDEX ?) : {code} retenu.")


def resolve_commune(name: str, department: str = "") -> Resolution:
    """Return the territory of a commune named or given by INSEE code.

    Args:
        name: as written; accents, case, hyphens and, failing that, articles are ignored.
        department: a département code that tells homonyms apart, "" if not known.
    """
    found = _candidates(name, department)
    territories = sorted({commune.territory for commune in found})
    if len(territories) > 1 and len({c.department for c in found}) == 1:
        territories = [_shared(territories, found[0].department)]
    if len(territories) == 1:
        return Resolution(territories[0])
    if not territories:
        return unknown(name, f" dans le département {department}" if department else "")
    return unknown(name, f", {HOMONYM} dans {_listed(found)} ; précisez le département")


def _listed(found: Iterable[Commune]) -> str:
    departments = sorted({commune.department for commune in found})
    return ", ".join(departments[:6]) + (" …" if len(departments) > 6 else "")


def _candidates(name: str, department: str) -> tuple[Commune, ...]:
    """The strictest reading that gives something: INSEE code, exact name, name without articles."""
    readings = (
        (_by_insee, name.strip().upper()),
        (_by_name, key(name)),
        (_by_loose_name, loose_key(name)),
    )
    for index, entry in readings:
        kept = tuple(c for c in index().get(entry, ()) if department in ("", c.department))
        if kept:
            return kept
    return ()


def _index(keys: Callable[[Commune], Iterable[str]]) -> Mapping[str, Sequence[Commune]]:
    index: dict[str, list[Commune]] = {}
    for commune in communes():
        for entry in keys(commune):
            index.setdefault(entry, []).append(commune)
    return index


@lru_cache(maxsize=1)
def _by_postcode() -> Mapping[str, Sequence[Commune]]:
    return _index(lambda commune: commune.postcodes)


@lru_cache(maxsize=1)
def _by_insee() -> Mapping[str, Sequence[Commune]]:
    return _index(lambda commune: (commune.insee,))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Sequence[Commune]]:
    return _index(lambda commune: (key(commune.name),))


@lru_cache(maxsize=1)
def _by_loose_name() -> Mapping[str, Sequence[Commune]]:
    return _index(lambda commune: (loose_key(commune.name),))
