"""The territories of France by INSEE code: names, levels, ancestors, and what people call them."""

from functools import lru_cache

from data.territories import communes, resolving
from data.territories.codes import by_code
from data.territories.resolution import Resolution
from data.territories.tables import Territory
from nlp.errors import DataError

__all__ = ["FrenchGazetteer", "Resolution", "UnknownTerritory", "load_gazetteer"]

_GENITIVES = ("de ", "d'", "du ", "de la ", "des ", "de l'")
_ARTICLES = ("", "", "Le ", "La ", "Les ", "L'")


class UnknownTerritory(DataError):
    """A code names no territory."""

    slug = "territoire-inconnu"

    def __init__(self, code: str) -> None:
        """Keep the code."""
        self.code = code
        super().__init__(
            f"Territoire inconnu : « {code} ». Un code INSEE était attendu : arrondissement (024), "
            "département (02, 2A, 971), région (R32), collectivité (988) ou FR."
        )


class FrenchGazetteer:
    """The shape of 2020: 13 + 5 régions, 101 départements, 332 arrondissements, collectivités.

    "20" (Corse) and "97" (outre-mer), which older files leave undivided, count as collectivités.
    """

    def path(self, code: str) -> tuple[str, ...]:
        """Return the code and its ancestors, smallest first, "FR" last."""
        return _path(code)

    def name(self, code: str) -> str:
        """Return the French name."""
        return _known(code).name

    def level(self, code: str) -> str:
        """Return "arrondissement", "département", "collectivité", "région" or "national"."""
        return _known(code).level

    def genitive(self, code: str) -> str:
        """Return the name after "de": "de l'Aisne", "du Nord", "d'Auvergne-Rhône-Alpes"."""
        territory = _known(code)
        kind = int(territory.article)
        return _GENITIVES[kind] + territory.name.removeprefix(_ARTICLES[kind] or "\0")

    def children(self, code: str) -> tuple[str, ...]:
        """Return the codes directly below, in the order of codes."""
        _known(code)
        return _children().get(code, ())

    def codes(self, level: str = "") -> tuple[str, ...]:
        """Return the codes of one level, or all, larger territories first."""
        return _codes(level)

    def resolve(self, text: str) -> Resolution:
        """Return the territory meant by a code, name, postcode or commune (remembered)."""
        return resolving.resolve(text)

    def resolve_postcode(self, text: str) -> Resolution:
        """Return the arrondissement of a postcode, or the département where it spans several."""
        return _resolve_postcode(text)

    def resolve_commune(self, name: str, departement: str = "") -> Resolution:
        """Return the arrondissement of a commune; `departement` (any spelling) parts homonyms."""
        return _resolve_commune(name, departement)


@lru_cache(maxsize=1)
def load_gazetteer() -> FrenchGazetteer:
    """Return the gazetteer; the tables are read when first asked for."""
    return FrenchGazetteer()


def _known(code: str) -> Territory:
    try:
        return by_code()[code]
    except KeyError:
        raise UnknownTerritory(code) from None


@lru_cache(maxsize=8)
def _codes(level: str) -> tuple[str, ...]:
    return tuple(t.code for t in by_code().values() if level in ("", t.level))


@lru_cache(maxsize=1)
def _children() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in by_code().values():
        found[one.parent] = (*found.get(one.parent, ()), one.code)
    return found


@lru_cache(maxsize=1024)
def _path(code: str) -> tuple[str, ...]:
    parent = _known(code).parent
    return (code, *_path(parent)) if parent else (code,)


@lru_cache(maxsize=65_536)
def _resolve_postcode(text: str) -> Resolution:
    return communes.resolve_postcode(text)


@lru_cache(maxsize=65_536)
def _resolve_commune(name: str, departement: str) -> Resolution:
    department = resolving.resolve(departement).code if departement.strip() else None
    return communes.resolve_commune(name, department or "")
