"""Passages by theme and territory, the best to quote first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.register import Register, in_order
from nlp.aggregate.whole import is_whole
from nlp.grouping import Grouping
from nlp.types import Corpus, Passage

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]

READABLE = range(30, 281)
"""Characters of a passage that prints well as a quotation."""

BETWEEN = ","
"""Between the fields of a scope of several: contributions that share a value of each."""

MASK = "["
"""Begins what stands for a name or an address: such passages are the last to be quoted."""

ENOUGH_TERMS = 2
"""Holding more terms of its theme makes a quotation no better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """One entry for each contribution that says a passage of a theme or sub-theme.

    `row` is the contribution, `mark` the theme (sub-themes after the themes), `below` its
    sub-theme or -1; `care` is 0 for a sentence that reads well, 1 for a piece of one, 2 for what
    is too short, too long or masked; `quality` orders entries, 0 the best.
    """

    row: Indices
    passage: Indices
    mark: Indices
    below: Indices
    strength: Numbers
    care: Indices
    quality: Indices


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The best entries (`places`) of a theme in an area and, in a scope, with one value.

    `size` counts all entries of that kind.
    """

    area: int
    mark: int
    value: int
    places: tuple[int, ...]
    size: int


def candidates(
    corpus: Corpus,
    passages: Sequence[Passage],
    grouping: Grouping,
    forms: Sequence[Sequence[str]],
) -> Candidates:
    """Return the passages of each theme, and whose they are; `forms` are the terms by mark."""
    passage, mark, below, strength = _entries(grouping)
    care = _care(corpus, passages)[passage]
    held = _held(passages, passage, mark, forms)
    order = np.lexsort((passage, -strength, -held, care))
    quality = np.empty(len(order), dtype=np.int64)
    quality[order] = np.arange(len(order))
    entry, row = _said_by(corpus, passages, passage)
    return Candidates(
        row=row,
        passage=passage[entry],
        mark=mark[entry],
        below=below[entry],
        strength=strength[entry],
        care=care[entry],
        quality=quality[entry],
    )


def _entries(grouping: Grouping) -> tuple[Indices, Indices, Indices, Numbers]:
    """Return passage, mark, sub-theme and strength: of themes first, then of sub-themes."""
    none = np.full(len(grouping.theme), -1)
    everyone = np.arange(len(grouping.theme))
    first = (grouping.subtheme, grouping.strength)
    also = (grouping.also_subtheme, grouping.also_strength)
    lowered = [np.where(one >= 0, one + grouping.themes, -1) for one, _ in (first, also)]
    marks = np.concatenate([grouping.theme, grouping.also, *lowered]).astype(np.int64)
    below = np.concatenate([first[0], also[0], none, none]).astype(np.int64)
    strength = np.concatenate([first[1], also[1]] * 2).astype(np.float64)
    kept = marks >= 0
    return np.tile(everyone, 4)[kept], marks[kept], below[kept], strength[kept]


def _care(corpus: Corpus, passages: Sequence[Passage]) -> Indices:
    texts = {one.id: one.text for one in corpus.analysed}
    return np.array([care_of(texts[one.contribution_id], one) for one in passages], dtype=np.int64)


def care_of(text: str, passage: Passage) -> int:
    """Return how ill a passage of a text reads: 0 well, 1 as a piece of a sentence, 2 badly."""
    if not reads_well(passage.text):
        return 2
    return int(not is_whole(text, passage.start, passage.end))


def reads_well(text: str) -> bool:
    """Tell whether a passage is short enough to print and masks nobody."""
    return len(text) in READABLE and MASK not in text


def _held(
    passages: Sequence[Passage], passage: Indices, mark: Indices, forms: Sequence[Sequence[str]]
) -> Indices:
    """Count the terms of its theme that each passage holds, up to two."""
    texts = [one.text.casefold() for one in passages]
    folded = [[form.casefold() for form in each] for each in forms]
    pairs = zip(passage.tolist(), mark.tolist(), strict=True)
    held = [sum(form in texts[at] for form in folded[theme]) for at, theme in pairs]
    return np.minimum(np.array(held, dtype=np.int64), ENOUGH_TERMS)


def _said_by(
    corpus: Corpus, passages: Sequence[Passage], passage: Indices
) -> tuple[Indices, Indices]:
    """Return each entry once for every contribution with its text: the copies repeat it."""
    place = {one.id: i for i, one in enumerate(corpus.analysed)}
    _, text = in_order(corpus)
    owner = np.array([place[one.contribution_id] for one in passages], dtype=np.int64)[passage]
    by_text = np.argsort(text, kind="stable")
    counts = np.bincount(text, minlength=len(place))
    starts = np.cumsum(counts) - counts
    times = counts[owner]
    entry = np.repeat(np.arange(len(owner)), times)
    within = np.arange(len(entry)) - np.repeat(np.cumsum(times) - times, times)
    return entry, by_text[starts[owner][entry] + within]


def pools(register: Register, found: Candidates, scope: str, most: int) -> list[Pool]:
    """Return the best entries by area, mark and value of the fields of `scope` ("": all), in order.

    Of entries with one text in a pool, the best is kept.
    """
    value = _values(register, scope)[found.row]
    # A territory is the ancestor of some and the own place of others: it may lie in any column.
    area = register.areas[found.row]
    entry, column = np.nonzero((area >= 0) & (value >= 0)[:, None])
    if not len(entry):
        return []
    return _pools(register, found, _Grouped(entry, area[entry, column], value[entry]), most)


@dataclass(frozen=True, slots=True)
class _Grouped:
    """Entries once for each area that they lie in, with the value of the scope."""

    entry: Indices
    area: Indices
    value: Indices


def _values(register: Register, scope: str) -> Indices:
    """Number the values of the fields of a scope together; -1 where one of them has none."""
    found = np.zeros(len(register.text), dtype=np.int64)
    for coded in (register.fields[name] for name in scope.split(BETWEEN) if name):
        if len(coded.values) < 2:
            return np.full_like(found, -1)
        known = np.array([bool(value) for value in coded.values])[coded.codes]
        found = np.where(known & (found >= 0), found * len(coded.values) + coded.codes, -1)
    return found


def _pools(register: Register, found: Candidates, by: _Grouped, most: int) -> list[Pool]:
    sizes = (int(found.mark.max()) + 1, int(by.value.max()) + 1)
    group = (by.area * sizes[0] + found.mark[by.entry]) * sizes[1] + by.value
    ranked = np.lexsort((found.row[by.entry], found.quality[by.entry], group))
    order, group = by.entry[ranked], group[ranked]
    whole = dict(zip(*(one.tolist() for one in np.unique(group, return_counts=True)), strict=True))
    texts = int(register.text.max()) + 1
    first = np.sort(
        np.unique(group * texts + register.text[found.row[order]], return_index=True)[1]
    )
    order, group = order[first], group[first]
    starts = np.nonzero(np.diff(group, prepend=-1))[0]
    ends = [*starts[1:].tolist(), len(group)]
    return [
        Pool(
            area=number // sizes[1] // sizes[0],
            mark=number // sizes[1] % sizes[0],
            value=number % sizes[1],
            places=tuple(order[start : min(end, start + most)].tolist()),
            size=whole[number],
        )
        for start, end, number in zip(starts.tolist(), ends, group[starts].tolist(), strict=True)
    ]
