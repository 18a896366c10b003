"""Lexicons in sections: what a proposition is about, who is concerned, for or against what."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from data.lexicon_errors import WrongLexicon

Sections = Mapping[str, tuple[str, ...]]

FOLDER = Path(__file__).parent
NONE = "aucun"
"""The section of what is no sign of any other."""

AXES = (
    "organisation",
    "partenariats et continuum",
    "ressources humaines et moyens",
    "technologies",
)
SIDES = ("pour", "contre")


@lru_cache(maxsize=1)
def load_axes() -> Sections:
    """Read the terms of the four national axes."""
    return read_sections(FOLDER / "axes.txt", AXES)


@lru_cache(maxsize=1)
def load_actors() -> Sections:
    """Read the terms that name the actors of public security."""
    return read_sections(FOLDER / "actors.txt")


@lru_cache(maxsize=1)
def load_subjects() -> Sections:
    """Read the terms of what people are for or against."""
    return read_sections(FOLDER / "subjects.txt")


@lru_cache(maxsize=1)
def load_polarity() -> Sections:
    """Read the words that ask for something ("pour") or refuse it ("contre")."""
    return read_sections(FOLDER / "polarity.txt", SIDES)


def read_sections(path: Path, expected: tuple[str, ...] = ()) -> Sections:
    """Read terms by section: "[name]", then one term a line; "#" begins a comment.

    `expected` names the sections there must be, beside "aucun"; none named means any.

    Raises:
        WrongLexicon: a term stands before all sections, is in two of them or holds no letter; a
            section is empty, comes twice, is missing or unknown.
    """
    found: dict[str, list[str]] = {}
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    name = ""
    for number, line in ((number, line.strip()) for number, line in lines):
        if line.startswith("["):
            name = _section(path, number, line, found)
        elif line and not line.startswith("#"):
            _add(path, number, line, found.get(name))
    _check(path, found, expected)
    return {name: tuple(terms) for name, terms in found.items()}


def _section(path: Path, number: int, line: str, found: dict[str, list[str]]) -> str:
    name = line.removeprefix("[").removesuffix("]").strip()
    if not line.endswith("]") or not name:
        raise WrongLexicon(path, number, f"« {line} »", "un nom entre crochets")
    if name in found:
        raise WrongLexicon(path, number, f"la rubrique « {name} », déjà ouverte", "un autre nom")
    found[name] = []
    return name


def _add(path: Path, number: int, term: str, terms: list[str] | None) -> None:
    if terms is None:
        raise WrongLexicon(path, number, f"« {term} »", "d'abord une rubrique « [nom] »")
    if not any(sign.isalpha() for sign in term):
        raise WrongLexicon(path, number, f"« {term} »", "un terme qui tienne au moins une lettre")
    terms.append(term)


def _check(path: Path, found: dict[str, list[str]], expected: tuple[str, ...]) -> None:
    for name, terms in found.items():
        if not terms:
            raise WrongLexicon(path, 0, f"la rubrique « {name} » vide", "au moins un terme")
    wrong = set(found) ^ set(expected) - {NONE} if expected else set()
    if wrong - {NONE}:
        given = ", ".join(sorted(found)) or "aucune"
        raise WrongLexicon(path, 0, f"les rubriques {given}", ", ".join(expected))
    _check_once(path, [(term, name) for name, terms in found.items() for term in terms])


def _check_once(path: Path, pairs: list[tuple[str, str]]) -> None:
    owners: dict[str, str] = {}
    for term, name in pairs:
        owner = owners.setdefault(term.lower(), name)
        if owner != name:
            both = f"« {term} » dans « {owner} » et « {name} »"
            raise WrongLexicon(path, 0, both, "un terme dans une seule rubrique")
