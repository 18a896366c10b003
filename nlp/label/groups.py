"""The themes and sub-themes to be named, in the order in which they get their names."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.grouping import Grouping
from nlp.identifiers import theme_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A theme (no parent) or a sub-theme. `number` is its index in the grouping."""

    id: str
    number: int
    parent: int | None
    parent_id: str | None
    stability: float

    @property
    def level(self) -> int:
        """Return 1 for a theme, 2 for a sub-theme."""
        return 1 if self.parent is None else 2

    def within(self, theme: NDArray[np.int32], subtheme: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Tell which passages are of this group, given the theme and sub-theme of each."""
        return np.equal(theme if self.parent is None else subtheme, self.number)

    def beside(self, theme: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Tell which passages it is compared with: all, or those of its parent."""
        return theme >= 0 if self.parent is None else np.equal(theme, self.parent)


def groups(grouping: Grouping) -> Iterator[Group]:
    """Yield the themes, largest first, then the sub-themes by theme, largest first."""
    ids = theme_ids(grouping)
    for number in sorted(range(grouping.themes), key=lambda one: ids.themes[one]):
        yield Group(
            id=ids.themes[number],
            number=number,
            parent=None,
            parent_id=None,
            stability=grouping.stability[number],
        )
    for number in sorted(range(len(grouping.parents)), key=lambda one: ids.subthemes[one]):
        parent = grouping.parents[number]
        yield Group(
            id=ids.subthemes[number],
            number=number,
            parent=parent,
            parent_id=ids.themes[parent],
            stability=grouping.substability[number],
        )
