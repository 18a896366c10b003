"""Themes as indices into arrays, and what speaks for them: what the stages of themes pass on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.types import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Themes as indices. Arrays have one entry a passage; -1 means none.

    Sub-themes are numbered over all themes; `parents[s]` is the theme of sub-theme `s`.
    `strength` and `margin` lie in [0, 1]; `margin` is the strength above the runner-up's.
    `stability` has one score in [0, 1] a theme, `substability` one a sub-theme: how well it is
    found again on resampling. `also` is the second theme of a passage that clearly holds two,
    `also_subtheme`, `also_strength`, `also_margin` belong to it. `runner_up` is the nearest theme
    that the passage was not given, both margins are those above it.
    """

    themes: int
    parents: tuple[int, ...]
    status: tuple[Status, ...]
    theme: NDArray[np.int32]
    subtheme: NDArray[np.int32]
    strength: NDArray[np.float32]
    runner_up: NDArray[np.int32]
    margin: NDArray[np.float32]
    also: NDArray[np.int32]
    also_subtheme: NDArray[np.int32]
    also_strength: NDArray[np.float32]
    also_margin: NDArray[np.float32]
    stability: tuple[float, ...] = ()
    substability: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for the themes of passages, one entry a passage.

    `terms` are the forms that weighed most, heaviest first; `exemplar` is the place of the nearest
    one among those of the theme, -1 for none. The others belong to the second theme.
    """

    terms: Sequence[tuple[str, ...]]
    exemplar: NDArray[np.int32]
    also_terms: Sequence[tuple[str, ...]]
    also_exemplar: NDArray[np.int32]
