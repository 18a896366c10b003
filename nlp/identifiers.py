"""Ids of themes: largest first, so that the same input gives the same ids."""

from dataclasses import dataclass

import numpy as np

from nlp.grouping import Grouping


@dataclass(frozen=True, slots=True)
class ThemeIds:
    """`themes[i]` is the id of theme `i` of a grouping, `subthemes[s]` that of sub-theme `s`."""

    themes: tuple[str, ...]
    subthemes: tuple[str, ...]


def theme_ids(grouping: Grouping) -> ThemeIds:
    """Return "t01", "t02", … by number of passages, and "t01-1", "t01-2", … below them."""
    sizes = np.bincount(grouping.theme[grouping.theme >= 0], minlength=grouping.themes)
    themes = _ranked(sizes, "t{:02d}", range(grouping.themes))
    parents = grouping.parents
    sizes = np.bincount(grouping.subtheme[grouping.subtheme >= 0], minlength=len(parents))
    subthemes: dict[int, str] = {}
    for theme, theme_id in enumerate(themes.values()):
        own = [s for s, parent in enumerate(parents) if parent == theme]
        subthemes |= _ranked(sizes, theme_id + "-{:d}", own)
    return ThemeIds(tuple(themes.values()), tuple(subthemes[s] for s in range(len(parents))))


def _ranked(sizes: "np.ndarray", form: str, indices: "range | list[int]") -> dict[int, str]:
    order = sorted(indices, key=lambda i: (-int(sizes[i]), i))
    rank = {index: form.format(place) for place, index in enumerate(order, start=1)}
    return {index: rank[index] for index in indices}
