"""Which passages are read for titles: a regular sample of each theme, each text once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.grouping import Grouping
from nlp.types import Passage

LEAST = 100

Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """What contributions say of themes, in order, so that each counts once.

    `units` holds the rows of the passages of one contribution in one sub-theme; the arrays have
    one entry a unit. `weight` is how many passages of the corpus one stands for.
    """

    units: tuple[Rows, ...]
    theme: NDArray[np.int32]
    subtheme: NDArray[np.int32]
    weight: NDArray[np.float64]

    def firsts(self, chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return the row of the first passage of each chosen unit."""
        rows = [unit[0] for unit, wanted in zip(self.units, chosen, strict=True) if wanted]
        return np.array(rows, dtype=np.intp)


def take_sample(passages: Sequence[Passage], grouping: Grouping, most: int) -> Sample:
    """Take about `most` passages of each theme, regularly over the order of passages.

    Each sub-theme has its share of them, and a hundred if it has so many.
    """
    weighed: list[tuple[Rows, float]] = []
    for theme in range(grouping.themes):
        members = np.flatnonzero(grouping.theme == theme)
        for sub in np.unique(grouping.subtheme[members]):
            own = members[grouping.subtheme[members] == sub]
            wanted = max(LEAST, most * len(own) // len(members))
            joined = _units(passages, own[:: 1 + (len(own) - 1) // wanted])
            weighed += [(unit, len(own) / len(joined)) for unit in joined]
    weighed.sort()
    units = tuple(unit for unit, _ in weighed)
    first = np.array([unit[0] for unit in units], dtype=np.intp)
    weight = np.array([each for _, each in weighed], dtype=np.float64)
    return Sample(units, grouping.theme[first], grouping.subtheme[first], weight)


def _units(passages: Sequence[Passage], members: NDArray[np.intp]) -> list[Rows]:
    """Join the passages of one contribution; of equal texts take the first."""
    texts: set[str] = set()
    units: dict[str, list[int]] = {}
    for row in map(int, members):
        passage = passages[row]
        if passage.text not in texts:
            texts.add(passage.text)
            units.setdefault(passage.contribution_id, []).append(row)
    return [tuple(rows) for rows in units.values()]
