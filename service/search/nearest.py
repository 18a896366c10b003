"""The passages nearest to a vector among those that pass the filters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from service.search.asked import Filters
from service.search.lists import Floats, parts
from service.search.passages import Table
from service.search.vector_files import Mapped

EXACT = 24_000
"""So many passages, or fewer after filters, are all compared."""

ENOUGH = 24_000
"""Passages compared when there are more: those of the lists whose centres are nearest."""

MOST_LISTS = 200
"""Lists looked at, whatever the filters leave of them."""

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Near:
    """Places of passages and their cosines, nearest first; `all`: every passage was compared."""

    places: Places
    scores: Floats
    all: bool


def nearest(mapped: Mapped, query: Floats, filters: Filters, most: int) -> Near:
    """Return the nearest passages, `most` at most; equal ones come in the order of places."""
    test = _Test.of(mapped, filters)
    places = _few(mapped, test)
    exact = places is not None
    if places is None:
        places = np.concatenate([*_in_near_lists(mapped, query, test), np.zeros(0, np.int64)])
    places = np.sort(places)
    # Threads of one request wait for those of others: one is twice as quick on a busy machine.
    with _libraries().limit(limits=1, user_api="blas"):
        scores = mapped.packed.scores(places, query)
    first = np.lexsort((places, -scores))[:most]
    return Near(places[first], scores[first], exact)


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    """Return what sets the threads of libraries: to look for these takes some milliseconds."""
    return ThreadpoolController()


def _few(mapped: Mapped, test: "_Test") -> Places | None:
    """Return all passages that pass, None when they are too many to compare them all."""
    if test.passes_all:
        return np.arange(len(mapped)) if len(mapped) <= EXACT else None
    found: list[Places] = []
    count = 0
    for part in parts(len(mapped)):
        passed = np.flatnonzero(test(part)) + part.start
        found.append(passed)
        count += len(passed)
        if count > EXACT:
            return None
    return np.concatenate([*found, np.zeros(0, np.int64)])


def _in_near_lists(mapped: Mapped, query: Floats, test: "_Test") -> Iterator[Places]:
    count = 0
    for one in np.argsort(-(mapped.centres @ query), kind="stable")[:MOST_LISTS]:
        part = slice(int(mapped.starts[one]), int(mapped.starts[one + 1]))
        passed = (
            np.arange(part.start, part.stop)
            if test.passes_all
            else (np.flatnonzero(test(part)) + part.start)
        )
        yield passed
        count += len(passed)
        if count >= ENOUGH:
            return


@dataclass(frozen=True, slots=True)
class _Test:
    """Tells which passages pass. Each column of a condition is one that may hold the number."""

    columns: Mapping[str, Table]
    numbers: tuple[tuple[tuple[str, ...], int], ...]
    territories: Flags | None
    days: tuple[int, int] | None

    @classmethod
    def of(cls, mapped: Mapped, filters: Filters) -> "_Test":
        wanted = {
            ("channel",): filters.part.channel,
            ("audience",): filters.part.audience,
            ("question",): filters.part.question,
            ("theme", "theme2", "subtheme", "subtheme2"): filters.theme,
        }
        numbers = tuple(
            # No passage has the number of a value that is not there.
            (columns, mapped.numbers[columns[0]].get(value, -1))
            for columns, value in wanted.items()
            if value
        )
        days = tuple(int(day.strftime("%Y%m%d")) for day in filters.period or ())
        return cls(mapped.columns, numbers, _allowed(mapped, filters), days[:2] or None)  # type: ignore[arg-type]

    @property
    def passes_all(self) -> bool:
        return not self.numbers and self.territories is None and self.days is None

    def __call__(self, part: slice) -> Flags:
        passed = np.ones(part.stop - part.start, dtype=bool)
        for columns, number in self.numbers:
            held = [self.columns[name][part] == number for name in columns]
            passed &= np.logical_or.reduce(held)
        if self.territories is not None:
            passed &= self.territories[self.columns["territory"][part]]
        if self.days is not None:
            day = self.columns["date"][part]
            passed &= (day >= self.days[0]) & (day <= self.days[1])
        return passed


def _allowed(mapped: Mapped, filters: Filters) -> Flags | None:
    """Return by number whether a territory is among those asked for and readable."""
    if filters.texts_of is None:
        return None
    readable = set(filters.texts_of)
    return np.array([code in readable for code in mapped.numbers["territory"]], dtype=bool)
