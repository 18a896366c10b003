"""The territories below a territory."""

from functools import lru_cache

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL


@lru_cache(maxsize=1024)
def within(code: str) -> tuple[str, ...] | None:
    """Return a territory and all below it, in the order of codes; None for the whole nation.

    Raises:
        UnknownTerritory: no territory has that code.
    """
    gazetteer = load_gazetteer()
    if gazetteer.path(code)[0] == NATIONAL:
        return None
    return tuple(sorted(each for each in gazetteer.codes() if code in gazetteer.path(each)))


def union(codes: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return all territories below any of these, in the order of codes; None for the nation."""
    parts = [within(code) for code in codes]
    found: set[str] = set()
    for part in parts:
        if part is None:
            return None
        found.update(part)
    return tuple(sorted(found))
