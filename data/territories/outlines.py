"""The outlines of the départements of metropolitan France, to draw a map with."""

from collections.abc import Mapping
from functools import lru_cache

from data.territories.tables import lines

VIEW_BOX = (613, 585)
"""Width and height that the outlines fill."""


@lru_cache(maxsize=1)
def outlines() -> Mapping[str, str]:
    """Return the outline of each département by its code, as the data of an SVG path.

    Those overseas have none: they lie far from the others, each in a scale of its own.
    """
    return {code: path for code, path in lines("outlines.csv")}  # noqa: C416  dict() loses the types
