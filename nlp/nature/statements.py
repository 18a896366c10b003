"""The constats and propositions shown of each theme in each territory, and opposite demands.

Passages that say nearly the same are one statement, counted in distinct contributions. Opposite
demands are never near: what tells them apart ("plus", "moins", "pas") is among their words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.nature.wording import content, likeness

SHOWN = 5
"""Statements of one nature in a theme and territory."""

CANDIDATES = 40
"""Wordings said most among which they are chosen."""

SAME, ALIKE = 0.7, 0.4
"""From which likeness on two wordings are one statement, or too close to be shown together."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One row a passage and theme; all arrays are in one order.

    `group` numbers what statements are chosen within: a theme and a nature, or a theme, subject
    and side. `place` is a territory, `paths[place]` it and those above it, -1 for none.
    `wording` is the signature of the text, `score` how well the passage stands for its group.
    """

    group: Numbers
    place: Numbers
    contribution: Numbers
    wording: Numbers
    score: NDArray[np.float64]
    texts: Sequence[str]
    paths: Numbers


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement of a group in a territory: the row that says it, `contributions` saying so."""

    group: int
    territory: int
    position: int
    row: int
    contributions: int


@dataclass(slots=True)
class _Wording:
    row: int
    score: float
    said_by: set[int]
    words: frozenset[str]


def choose(rows: Rows, shown: int = SHOWN) -> Iterator[Chosen]:
    """Yield up to `shown` distinct statements of each group in each territory, those of most first.

    A territory holds what was said in those below it.
    """
    for level in range(rows.paths.shape[1]):
        territory = rows.paths[rows.place, level]
        for members in _runs(rows, territory):
            kept = _distinct(_merged(_wordings(rows, members)), shown)
            group, place = int(rows.group[members[0]]), int(territory[members[0]])
            yield from (
                Chosen(group, place, position, one.row, len(one.said_by))
                for position, one in enumerate(kept)
            )


def count(rows: Rows) -> Iterator[Chosen]:
    """Yield one row a group and territory: the best one, with all contributions of the group."""
    for level in range(rows.paths.shape[1]):
        territory = rows.paths[rows.place, level]
        for members in _runs(rows, territory):
            best = int(members[np.lexsort((members, -rows.score[members]))[0]])
            said_by = len(np.unique(rows.contribution[members]))
            yield Chosen(int(rows.group[best]), int(territory[best]), 0, best, said_by)


def _runs(rows: Rows, territory: Numbers) -> Iterator[Numbers]:
    """Yield the rows of each group and territory, by wording."""
    order = np.lexsort((rows.wording, rows.group, territory))
    order = order[territory[order] >= 0]
    if len(order):
        yield from np.split(order, _changes(territory[order], rows.group[order]))


def _changes(*columns: Numbers) -> NDArray[np.intp]:
    changed = np.zeros(len(columns[0]) - 1, dtype=bool)
    for one in columns:
        changed |= one[1:] != one[:-1]
    return np.flatnonzero(changed) + 1


def _wordings(rows: Rows, members: Numbers) -> list[_Wording]:
    """Return the wordings said most, the best passage of each standing for it."""
    ends = [0, *_changes(rows.wording[members]).tolist(), len(members)]
    starts, sizes = np.array(ends[:-1]), np.diff(ends)
    best = np.maximum.reduceat(rows.score[members], starts)
    most = np.lexsort((starts, -best, -sizes))[:CANDIDATES]
    return [_wording(rows, members[starts[i] : starts[i] + sizes[i]]) for i in most.tolist()]


def _wording(rows: Rows, members: Numbers) -> _Wording:
    row = int(members[np.argmax(rows.score[members])])
    said_by = set(rows.contribution[members].tolist())
    return _Wording(row, float(rows.score[row]), said_by, content(rows.texts[row]))


def _merged(wordings: Sequence[_Wording]) -> list[_Wording]:
    """Return statements: each wording joins the first that says nearly the same."""
    found: list[_Wording] = []
    for one in wordings:
        same = next((other for other in found if likeness(one.words, other.words) >= SAME), None)
        if same is None or _opposed(one.words, same.words):
            found.append(one)
        else:
            same.said_by |= one.said_by
    return sorted(found, key=lambda one: (-len(one.said_by), -one.score, one.row))


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    turning = {"plus", "moins", "pas", "jamais", "non", "sans", "contre", "ne", "n", "trop"}
    return bool((one ^ other) & turning)


def _distinct(found: Sequence[_Wording], shown: int) -> list[_Wording]:
    kept: list[_Wording] = []
    for one in found:
        close = any(likeness(one.words, other.words) >= ALIKE for other in kept)
        if len(kept) < shown and (not close):
            kept.append(one)
    return kept
