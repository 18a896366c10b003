"""From counts to cells: share, interval, specificity against the nation, flags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.counts import Counts, count, sliceable
from nlp.aggregate.hypergeometric import false_discovery, lafon
from nlp.aggregate.interval import wilson
from nlp.aggregate.register import Register
from nlp.protocols import Gazetteer
from nlp.types import NATIONAL, Cell, Slice

SMALL_BASE = 30
NUMBERS_DECIMALS = 4
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """What names the numbers: the ids of themes then sub-themes, and the territories."""

    theme_ids: Sequence[str]
    themes: int
    gazetteer: Gazetteer


def all_cells(register: Register, frame: Frame) -> tuple[Cell, ...]:
    """Return the cells of every territory, whole first, then by channel, audience and question.

    Whole territories have a cell for every theme, 0 included; slices only for themes found.
    """
    names = [name for name in register.fields if sliceable(register, name)]
    cells: list[Cell] = []
    for size in range(len(names) + 1):
        for sliced in combinations(names, size):
            table = _Table(register, frame, count(register, sliced))
            cells.extend(table.cells(with_zeros=not sliced))
    return tuple(cells)


class _Table:
    """The counts of one way of slicing, with their bases looked up."""

    def __init__(self, register: Register, frame: Frame, counts: Counts) -> None:
        self.register, self.frame, self.counts = register, frame, counts
        self.row = {tuple(key): i for i, key in enumerate(counts.keys.tolist())}
        self.nation = register.territories.index(NATIONAL)
        known = frame.gazetteer
        self.places = [(code, known.name(code), known.level(code)) for code in register.territories]
        self.slices = {key[1:-1]: self._slice(key) for key in self.row}

    def cells(self, *, with_zeros: bool) -> Iterator[Cell]:
        """Yield the cells sorted by territory, slice and theme."""
        keys = self._keys(with_zeros)
        if not keys:
            return
        numbers = self._numbers(keys).round(NUMBERS_DECIMALS).tolist()
        for key, row in zip(keys, numbers, strict=True):
            yield self._cell(key, row)

    def _keys(self, with_zeros: bool) -> list[tuple[int, ...]]:
        if not with_zeros:
            return [key for key in self.row if key[-1] >= 0]
        bases = [key for key in self.row if key[-1] < 0]
        return [(*key[:-1], t) for key in bases for t in range(len(self.frame.theme_ids))]

    def _numbers(self, keys: list[tuple[int, ...]]) -> NDArray[np.float64]:
        """Return contributions, texts, contributors, base, low, high, specificity, q a key."""
        seen = self._look_up(keys)
        base = self._look_up([(*key[:-1], -1) for key in keys])
        marked = self._look_up([(self.nation, *key[1:]) for key in keys])
        total = self._look_up([(self.nation, *key[1:-1], -1) for key in keys])
        low, high = wilson(seen[:, 0], base[:, 0])
        index = lafon(total[:, 1], marked[:, 1], base[:, 1], seen[:, 1])
        q = self._q_values(keys, index)
        return np.column_stack([seen, base[:, 0], low, high, index, q])

    def _look_up(self, keys: list[tuple[int, ...]]) -> Numbers:
        rows = np.array([self.row.get(key, -1) for key in keys])
        known = self.counts
        three = np.column_stack([known.contributions, known.texts, known.contributors])
        return np.where((rows >= 0)[:, None], three[rows], 0).astype(np.float64)

    def _q_values(self, keys: list[tuple[int, ...]], index: Numbers) -> Numbers:
        """Correct within a family: one level of territory and one level of theme."""
        families = [(self.places[key[0]][2], key[-1] < self.frame.themes) for key in keys]
        number = {family: i for i, family in enumerate(sorted(set(families)))}
        which = np.array([number[family] for family in families])
        p = np.minimum(1.0, 2 * 10.0 ** -np.abs(index))
        q = np.ones(len(keys))
        for family in number.values():
            q[which == family] = false_discovery(p[which == family])
        return q

    def _cell(self, key: tuple[int, ...], row: list[float]) -> Cell:
        seen, texts, people, base, low, high, index, q = row
        code, name, level = self.places[key[0]]
        return Cell(
            territory=code,
            name=name,
            level=level,
            theme_id=self.frame.theme_ids[key[-1]],
            contributions=int(seen),
            texts=int(texts),
            contributors=int(people),
            base=int(base),
            share=round(seen / base, 4) if base else 0.0,
            low=low,
            high=high,
            specificity=index + 0.0,  # no minus before zero
            q_value=q,
            flag="n<30" if base < SMALL_BASE else "",
            slice=self.slices[key[1:-1]],
        )

    def _slice(self, key: tuple[int, ...]) -> Slice:
        named = zip(self.register.fields.items(), key[1:-1], strict=True)
        return Slice(**{name: coded.values[at] if at >= 0 else "" for (name, coded), at in named})
