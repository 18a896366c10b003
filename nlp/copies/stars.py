"""Pairs of near texts joined to groups, without chains from one text to quite another."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from nlp.copies.shingles import Indices
from nlp.copies.similarity import Said
from nlp.copies.sketch import Pairs

ROUNDS = 50
"""After so many groups cut from one chain, what is left of it stays ungrouped."""


@dataclass(frozen=True, slots=True)
class Near:
    """Texts, how many contributions each stands for, and the pairs found alike."""

    said: Said
    weights: Indices
    pairs: Pairs


def stars(near: Near) -> Indices:
    """Return for each text the centre of its group, a text alone being its own.

    Connected texts form a group around the commonest of them (then the one with most near texts,
    then the first). A text that is not itself near that centre is left out, and those left out
    of one group form others among themselves.
    """
    count = len(near.weights)
    group = np.arange(count)
    free = np.ones(count, dtype=bool)
    pairs = near.pairs
    for _ in range(ROUNDS):
        pairs = pairs[free[pairs].all(axis=1)]
        if not len(pairs):
            break
        members, centres = _around_centres(near, pairs)
        group[members] = centres
        free[members] = False
        free[centres] = False
    return group


def _around_centres(near: Near, pairs: Pairs) -> tuple[Indices, Indices]:
    """Return the texts near the centre of their component, and that centre for each."""
    texts, ends = np.unique(pairs, return_inverse=True)
    ends = ends.reshape(pairs.shape)
    component = components(ends, len(texts))
    degree = np.bincount(ends.ravel(), minlength=len(texts))
    order = np.lexsort((texts, -degree, -near.weights[texts], component))
    firsts = np.searchsorted(component[order], np.arange(component.max() + 1))
    centre = texts[order][firsts][component]
    apart = texts != centre
    asked = np.column_stack([texts[apart], centre[apart]])
    kept = near.said.alike(asked)
    return asked[kept, 0], asked[kept, 1]


def components(pairs: Pairs, count: int) -> Indices:
    """Return for each of so many texts the number of those it hangs together with by pairs."""
    ones = np.ones(len(pairs), dtype=np.int8)
    graph = coo_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)
