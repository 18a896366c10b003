"""Independent voices by part of the corpus: what a specificity may count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.distinct import without_repeats

Indices = NDArray[np.int64]
Part = tuple[str, ...]


class Unit(StrEnum):
    """What is drawn: people, texts, or each occurrence of a word.

    Contributors count once in a part, and a text that several sent counts for the first of them,
    unless it is so common that people write it on their own ("moins d'impôts"). Texts count once
    in the corpus. Occurrences are what textometry counts; they are no independent draws, so that
    their probabilities describe and do not test.
    """

    CONTRIBUTORS = "contributeurs"
    TEXTS = "textes"
    OCCURRENCES = "occurrences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One contribution with content.

    `contributor` and `text` are opaque keys; contributions with one `text` are copies of it, or
    equal by chance where it is `common`. `part` has one value a dimension. `marks` are the themes
    or words it holds, with how often.
    """

    contributor: str
    text: str
    part: Part
    marks: Mapping[str, int]
    common: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Units by part and mark. `parts` and `marks` are sorted.

    `seen` has shape (parts, marks): the units of a part that hold a mark; `base` (parts,) counts
    all units of a part. `people` and `people_base` count distinct contributors in the same shapes.
    """

    unit: Unit
    parts: tuple[Part, ...]
    marks: tuple[str, ...]
    seen: Indices
    base: Indices
    people: Indices
    people_base: Indices


def tabulate(said: Sequence[Said], unit: Unit) -> Table:
    """Count units by part and mark; of copies, the first in the order of `said` stands for all."""
    return Voices.of(said).table(unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Contributions as arrays: `row`, `mark` and `times` list which holds which mark how often.

    `part`, `contributor`, `text` and `common` have one entry a contribution, as in `Said`; `part`
    and `mark` point into `parts` and `marks`.
    """

    parts: tuple[Part, ...]
    marks: tuple[str, ...]
    part: Indices
    contributor: Indices
    text: Indices
    common: NDArray[np.bool_]
    row: Indices
    mark: Indices
    times: Indices

    @classmethod
    def of(cls, said: Sequence[Said]) -> "Voices":
        """Number the values of contributions."""
        parts = tuple(sorted({one.part for one in said}))
        marks = tuple(sorted({mark for one in said for mark in one.marks}))
        part_of = {part: i for i, part in enumerate(parts)}
        mark_of = {mark: i for i, mark in enumerate(marks)}
        held = [(i, mark_of[m], n) for i, one in enumerate(said) for m, n in one.marks.items()]
        columns = np.array(held, dtype=np.int64).reshape(-1, 3)
        return cls(
            parts=parts,
            marks=marks,
            part=np.array([part_of[one.part] for one in said], dtype=np.int64),
            contributor=_numbered([one.contributor for one in said]),
            text=_numbered([one.text for one in said]),
            common=np.array([one.common for one in said], dtype=bool),
            row=columns[:, 0],
            mark=columns[:, 1],
            times=columns[:, 2],
        )

    def table(self, unit: Unit) -> Table:
        """Count units by part and mark; of copies, the first contribution stands for all."""
        everyone = np.ones(len(self.part), dtype=bool)
        if unit is Unit.OCCURRENCES:
            seen, base = self._occurrences()
        elif unit is Unit.TEXTS:
            seen, base = self._units(self.text, self._first_of_text())
        else:
            seen, base = self._units(self.contributor, self._first_of_text() | self.common)
        people, people_base = self._units(self.contributor, everyone)
        return Table(
            unit=unit,
            parts=self.parts,
            marks=self.marks,
            seen=seen,
            base=base,
            people=people,
            people_base=people_base,
        )

    def _first_of_text(self) -> NDArray[np.bool_]:
        """Tell which contributions are the first with their text in the whole corpus.

        Within each part, a part of many would lose more of its short answers than one of few.
        """
        first = np.zeros(len(self.text), dtype=bool)
        first[np.unique(self.text, return_index=True)[1]] = True
        return first

    def _units(self, who: Indices, kept: NDArray[np.bool_]) -> tuple[Indices, Indices]:
        """Count distinct `who` by part and mark, and by part, among the kept contributions."""
        size = int(who.max(initial=0)) + 1
        unit = self.part * size + who
        base = without_repeats(unit[kept]) // size
        pairs = kept[self.row]
        width = max(len(self.marks), 1)
        held = without_repeats(unit[self.row[pairs]] * width + self.mark[pairs])
        cells = held // width // size * width + held % width
        return self._shaped(np.bincount(cells, minlength=self._cells)), self._by_part(base)

    def _occurrences(self) -> tuple[Indices, Indices]:
        """Count each time a mark is used, by part and mark, and all of them by part."""
        cells = self.part[self.row] * len(self.marks) + self.mark
        counts = np.bincount(cells, weights=self.times, minlength=self._cells)
        seen = self._shaped(counts.astype(np.int64))
        return seen, seen.sum(axis=1)

    @property
    def _cells(self) -> int:
        return len(self.parts) * len(self.marks)

    def _shaped(self, counts: Indices) -> Indices:
        return counts[: self._cells].reshape(len(self.parts), len(self.marks))

    def _by_part(self, parts: Indices) -> Indices:
        return np.bincount(parts, minlength=len(self.parts))


def _numbered(values: Sequence[str]) -> Indices:
    number: dict[str, int] = {}
    return np.array([number.setdefault(one, len(number)) for one in values], dtype=np.int64)
