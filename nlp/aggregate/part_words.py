"""The words that set each part of a corpus apart, in short lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.candidates import reads_well
from nlp.aggregate.hypergeometric import false_discovery, lafon
from nlp.aggregate.interval import wilson
from nlp.aggregate.kept import with_marks
from nlp.aggregate.lexis import Lexis
from nlp.aggregate.parting import Parted
from nlp.aggregate.register import in_order
from nlp.aggregate.specificities import SMALL_BASE, Specificity, hidden_in, two_sided
from nlp.aggregate.voices import Table, Unit, Voices
from nlp.types import Corpus, Passage

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]

MORE, LESS, RARE = "plus", "moins", "rare"
LENGTHS = {MORE: 50, LESS: 20, RARE: 20}
"""Words of a part, at most, by list."""

SMALLEST_PART = 30
"""Contributions: a part of fewer has no lists."""

CHANCE = 0.05
FEW = 0.02
"""Of all units: what more say is not rare."""

SEVERAL = 3
"""Units of a part that say a rare word: fewer would single people out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a part in a list, `rank` counting from 1; `hidden` in what is published.

    A rare one has a passage that holds it, of a contribution of the part.
    """

    way: str
    side: str
    rank: int
    row: Specificity
    hidden: bool
    passage: int = -1
    contribution: int = -1


@dataclass(frozen=True, slots=True)
class Lexical:
    """A corpus in parts, with its words."""

    parted: Parted
    lexis: Lexis
    corpus: Corpus
    passages: Sequence[Passage]


def words_of_parts(lexical: Lexical) -> Iterator[Word]:
    """Yield the lists of every part by one dimension, counted in contributors.

    Probabilities are corrected over all words compared in a part.
    """
    for way in (one for one in lexical.parted.ways() if len(one) == 1):
        voices = lexical.parted.voices(way, lexical.lexis.held)
        if voices is not None and voices.marks:
            yield from _of_way(lexical, way[0], voices)


def _of_way(lexical: Lexical, way: str, voices: Voices) -> Iterator[Word]:
    table = voices.table(Unit.CONTRIBUTORS)
    sizes = np.bincount(voices.part, minlength=len(voices.parts))
    lists = [
        (part, side, _at(table, part, index, mark), rank)
        for part in np.nonzero(sizes >= SMALLEST_PART)[0].tolist()
        for index in [_indices(table, part)]
        for side, marks in _chosen(table, part, index).items()
        for rank, mark in enumerate(marks, start=1)
    ]
    hidden = _hidden(table, {mark for _, _, (mark, _), _ in lists})
    finder = _Finder(lexical, way)
    for part, side, (mark, row), rank in lists:
        word = Word(way=way, side=side, rank=rank, row=row, hidden=hidden[part, mark])
        yield finder.with_passage(word, mark) if side == RARE else word


@dataclass(frozen=True, slots=True)
class _Indices:
    index: Numbers
    p_value: Numbers
    q_value: Numbers


def _indices(table: Table, part: int) -> _Indices:
    seen = table.seen[part].astype(np.float64)
    marked = table.seen.sum(axis=0).astype(np.float64)
    total = np.full_like(seen, table.base.sum())
    index = lafon(total, marked, np.full_like(seen, table.base[part]), seen) + 0.0
    p = two_sided(index)
    return _Indices(index, p, false_discovery(p))


def _chosen(table: Table, part: int, found: _Indices) -> dict[str, list[int]]:
    """Return the words of each list, the most telling first, then by the alphabet."""
    order = np.argsort(-found.index, kind="stable")
    telling = found.p_value <= CHANCE
    more = order[(telling & (found.index > 0))[order]]
    less = order[::-1][(telling & (found.index < 0))[order[::-1]]]
    marked = table.seen.sum(axis=0)
    few = (marked <= FEW * table.base.sum()) & (table.seen[part] >= SEVERAL)
    rare = more[(few & (found.q_value <= CHANCE))[more]]
    lists = {MORE: more, LESS: less, RARE: rare}
    return {side: marks[: LENGTHS[side]].tolist() for side, marks in lists.items()}


def _at(table: Table, part: int, found: _Indices, mark: int) -> tuple[int, Specificity]:
    seen, base = table.seen[part, mark], table.base[part]
    low, high = wilson(np.array([seen], np.float64), np.array([base], np.float64))
    return mark, Specificity(
        part=table.parts[part],
        mark=table.marks[mark],
        total=int(table.base.sum()),
        base=int(base),
        marked=int(table.seen[:, mark].sum()),
        seen=int(seen),
        share=float(seen / max(base, 1)),
        low=float(low[0]),
        high=float(high[0]),
        index=float(found.index[mark]),
        p_value=float(found.p_value[mark]),
        q_value=float(found.q_value[mark]),
        people=int(table.people[part, mark]),
        flag="n<30" if base < SMALL_BASE else "",
    )


def _hidden(table: Table, marks: set[int]) -> dict[tuple[int, int], bool]:
    """Return what a published table of these words hides, by part and word."""
    listed = np.zeros(len(table.marks), dtype=bool)
    listed[sorted(marks)] = True
    if not marks:
        return {}
    found = hidden_in(with_marks(table, listed))
    places = np.nonzero(listed)[0].tolist()
    return {
        (part, mark): bool(found[part, at])
        for part in range(len(table.parts))
        for at, mark in enumerate(places)
    }


class _Finder:
    """Finds a passage of a part that holds a word."""

    def __init__(self, lexical: Lexical, way: str) -> None:
        self.lexical = lexical
        self.values, self.codes = lexical.parted.column(way)
        text = in_order(lexical.corpus)[1]
        self.by_text = np.argsort(text, kind="stable")
        self.starts = np.searchsorted(text[self.by_text], np.arange(int(text.max(initial=0)) + 2))

    def with_passage(self, word: Word, mark: int) -> Word:
        """Return a word with the first passage that reads well, else the first."""
        part = self.values.index(word.row.part[0])
        said = [
            (not reads_well(self.lexical.passages[passage].text), passage, row)
            for passage in self.lexical.lexis.passages_of(mark).tolist()
            for row in self._rows(int(self.lexical.lexis.owner[passage]))
            if self.codes[row] == part
        ]
        _, passage, row = min(said)
        return replace(word, passage=passage, contribution=row)

    def _rows(self, text: int) -> list[int]:
        rows: list[int] = self.by_text[self.starts[text] : self.starts[text + 1]].tolist()
        return rows
