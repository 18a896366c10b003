"""A corpus parted by territory, channel, audience, question, or two of them, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.counts import sliceable
from nlp.aggregate.register import SLICED, Register
from nlp.aggregate.voices import Part, Voices
from nlp.protocols import Gazetteer

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]
Way = tuple[str, ...]
"""By what a corpus is parted: levels of territory and fields, one or two."""

LEVELS = {
    "arrondissement": ("arrondissement",),
    "département": ("département", "collectivité"),
    "région": ("région",),
}
"""The levels that territories can be compared at, with the kinds of territories of each."""


@dataclass(frozen=True, slots=True)
class Held:
    """Which contribution of a register holds which mark: `row[i]` holds `mark[i]` once."""

    marks: tuple[str, ...]
    row: Indices
    mark: Indices


@dataclass(frozen=True, slots=True)
class Parted:
    """A register that can be parted. `common` tells which texts many write on their own."""

    register: Register
    common: Flags
    gazetteer: Gazetteer

    def ways(self) -> list[Way]:
        """Return every dimension that has two values or more, then every pair of them."""
        fields = [(name,) for name in SLICED if sliceable(self.register, name)]
        fields = [one for one in fields if sum(map(bool, self.register.fields[one[0]].values)) > 1]
        pairs = [(*one, *other) for one, other in combinations(fields, 2)]
        crossed = [(level, *one) for level in LEVELS for one in fields]
        return [*((level,) for level in LEVELS), *fields, *crossed, *pairs]

    def voices(self, way: Way, held: Held) -> Voices | None:
        """Return the contributions whose part is known with their marks; None: under two parts."""
        columns = [self.column(name) for name in way]
        known = np.all([codes >= 0 for _, codes in columns], axis=0)
        rows = np.nonzero(known)[0]
        parts, part = _parts(columns, rows)
        if len(parts) < 2:
            return None
        place = np.cumsum(known) - 1
        kept = known[held.row]
        return Voices(
            parts=parts,
            marks=held.marks,
            part=part,
            contributor=self.register.contributor[rows],
            text=self.register.text[rows],
            common=self.common[rows],
            row=place[held.row[kept]],
            mark=held.mark[kept],
            times=np.ones(int(kept.sum()), dtype=np.int64),
        )

    def column(self, name: str) -> tuple[tuple[str, ...], Indices]:
        """Return values and a code for each contribution, -1 where it is not known."""
        if name in LEVELS:
            return self.register.territories, self.areas(name)
        coded = self.register.fields[name]
        known = np.array([bool(value) for value in coded.values], dtype=bool)
        return coded.values, np.where(known[coded.codes], coded.codes, -1)

    def areas(self, level: str) -> Indices:
        """Return the territory of each contribution at a level, -1 where it is not known."""
        kinds = LEVELS[level]
        found = self.register.territories
        fits = np.array([*(self.gazetteer.level(code) in kinds for code in found), False])
        area = np.full(len(self.register.text), -1, dtype=np.int64)
        for column in self.register.areas.T:
            area = np.where(fits[column], column, area)
        return area


def _parts(
    columns: Sequence[tuple[tuple[str, ...], Indices]], rows: Indices
) -> tuple[tuple[Part, ...], Indices]:
    """Return the parts that occur, in order, and that of each row."""
    combined = np.zeros(len(rows), dtype=np.int64)
    for values, codes in columns:
        combined = combined * max(len(values), 1) + codes[rows]
    distinct, part = np.unique(combined, return_inverse=True)
    named: list[Part] = []
    for number in distinct.tolist():
        place: list[str] = []
        for values, _ in reversed(columns):
            number, code = divmod(number, len(values))
            place.insert(0, values[code])
        named.append(tuple(place))
    return tuple(named), np.asarray(part, dtype=np.int64)


def themes_held(register: Register, ids: Sequence[str], themes: range) -> Held:
    """Return which contribution holds which of the themes at these places of `ids`."""
    kept = (register.pair_theme >= themes.start) & (register.pair_theme < themes.stop)
    return Held(
        marks=tuple(ids[themes.start : themes.stop]),
        row=register.pair_contribution[kept],
        mark=register.pair_theme[kept] - themes.start,
    )
