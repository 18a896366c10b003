"""The tables of facts beside this file, read once and only when they are needed."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Territory:
    """One line of territories.csv. `article` is INSEE's TNCC code: how the name takes articles."""

    code: str
    name: str
    level: str
    parent: str
    article: str


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune, present or former, with the smallest territory it is known to lie in.

    That is its arrondissement; its département where there is none, or for communes that merged
    before the table was made; its collectivité overseas.
    """

    insee: str
    name: str
    territory: str
    postcodes: tuple[str, ...]

    @property
    def department(self) -> str:
        """Return the code of its département or collectivité, the first digits of its own."""
        return self.insee[: 3 if self.insee[:2] in ("97", "98") else 2]


def lines(name: str) -> list[list[str]]:
    """Return the lines of a table of this folder, without its header."""
    text = files("data.territories").joinpath(name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()[1:], delimiter=";"))


@lru_cache(maxsize=1)
def territories() -> tuple[Territory, ...]:
    """Return every territory, larger ones first."""
    return tuple(Territory(*fields) for fields in lines("territories.csv"))


@lru_cache(maxsize=1)
def communes() -> tuple[Commune, ...]:
    """Return every commune by INSEE code (about 37,700; some 0.1 s the first time)."""
    return tuple(
        Commune(insee, name, territory, tuple(postcodes.split()))
        for insee, name, territory, postcodes in lines("communes.csv")
    )
