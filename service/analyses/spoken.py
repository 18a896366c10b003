"""What an analysis found of natures, as rows of assignments and of statements."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.whole import points_elsewhere
from nlp.nature.stage import CONSTAT, PROPOSITION, Natures, Said
from nlp.nature.statements import Chosen, Rows, choose, count
from nlp.nature.wording import signature
from nlp.pipeline import State
from nlp.types import Assignment, Passage

Row = dict[str, Any]

READABLE = range(25, 241)
"""Characters of a passage that reads well as a statement."""

SURE = 60
"""Percent of confidence from which a passage may become a statement, or count for a side."""

LEVELS = 4
"""An arrondissement, its département, its région, the nation."""

NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Spoken:
    """The natures of passages, found by contribution; copies speak as the text they repeat."""

    natures: Natures
    passages: tuple[Passage, ...]
    first: Mapping[str, int]
    copies: Mapping[str, str]

    def rank(self, one: Assignment) -> int:
        """Return the rank of the passage of a row, -1 for a blank contribution."""
        owner = self.copies.get(one.contribution_id, one.contribution_id)
        begin = self.first.get(owner, -1)
        return begin if begin < 0 else begin + one.passage

    def of(self, one: Assignment) -> Said:
        """Return what the passage of a row is."""
        rank = self.rank(one)
        return NOTHING if rank < 0 else self.natures.of(rank)


def spoken(state: State) -> Spoken | None:
    """Return what is known of natures after all stages, None where they were not sought."""
    if state.natures is None or state.corpus is None or state.natures.said == (NOTHING,):
        return None
    first: dict[str, int] = {}
    for rank, passage in enumerate(state.passages):
        first.setdefault(passage.contribution_id, rank)
    return Spoken(state.natures, state.passages, first, state.corpus.copies)


def natures_of(found: Spoken) -> dict[str, int]:
    """Return how many passages are of each nature."""
    counts = np.bincount(found.natures.codes, minlength=len(found.natures.said)).tolist()
    totals: dict[str, int] = {}
    for said, passages in zip(found.natures.said, counts, strict=True):
        totals[said.nature] = totals.get(said.nature, 0) + passages
    return dict(sorted(totals.items()))


def statement_rows(
    found: Spoken, assignments: Iterable[Assignment], keys: Mapping[str, tuple[int, str]]
) -> Iterator[Row]:
    """Yield the rows of statements of an analysis, without its id; `keys` as in `store`."""
    table = _Table(found, keys)
    for one in assignments:
        table.add(one)
    yield from table.rows()


class _Table:
    """Columns of what may become a statement, one row a passage and theme or sub-theme."""

    def __init__(self, found: Spoken, keys: Mapping[str, tuple[int, str]]) -> None:
        self.found, self.keys = found, keys
        self.groups: dict[tuple[str, str, str], int] = {}
        self.places: dict[str, int] = {}
        self.wordings: dict[int, int] = {}
        self.columns = {name: array("q") for name in ("group", "place", "key", "rank", "wording")}
        self.score = array("d")

    def add(self, one: Assignment) -> None:
        said = self.found.of(one)
        if not one.theme_id or said.nature not in {CONSTAT, PROPOSITION} or not self._sure(one):
            return
        for theme in filter(None, (one.theme_id, one.subtheme_id)):
            self._append(one, (theme, said.nature, ""))
            if said.stance:
                self._append(one, (theme, said.stance, said.subject))

    def _sure(self, one: Assignment) -> bool:
        return int(self.found.natures.confidence[self.found.rank(one)]) >= SURE

    def _append(self, one: Assignment, group: tuple[str, str, str]) -> None:
        key, territory = self.keys[one.contribution_id]
        rank = self.found.rank(one)
        values = (
            self.groups.setdefault(group, len(self.groups)),
            self.places.setdefault(territory, len(self.places)),
            key,
            rank,
            self._wording(rank),
        )
        for column, value in zip(self.columns.values(), values, strict=True):
            column.append(value)
        text = self.found.passages[rank].text
        readable = len(text) in READABLE and not points_elsewhere(text)
        self.score.append(readable + one.strength + int(self.found.natures.confidence[rank]) / 100)

    def _wording(self, rank: int) -> int:
        known = self.wordings.get(rank)
        if known is None:
            known = self.wordings[rank] = signature(self.found.passages[rank].text)
        return known

    def rows(self) -> Iterator[Row]:
        names = list(self.groups)
        sided = np.array([bool(subject) for _, _, subject in names], dtype=bool)
        group = np.array(self.columns["group"], dtype=np.int64)
        territories, paths = self._paths()
        for wanted, take in ((False, choose), (True, count)):
            kept = np.flatnonzero(sided[group] == wanted) if len(group) else group
            for one in take(self._rows(kept, paths)):
                yield self._row(one, int(kept[one.row]), names[one.group], territories)

    def _paths(self) -> tuple[list[str], np.ndarray[Any, np.dtype[np.int64]]]:
        """Return all territories, and the place of each named one and of those above it."""
        gazetteer = load_gazetteer()
        known = {code: at for at, code in enumerate(self.places)}
        table = np.full((len(self.places), LEVELS), -1, dtype=np.int64)
        for place, code in enumerate(self.places):
            path = gazetteer.path(code)[:LEVELS]
            # From the nation down, so that one column never holds a territory and one above it.
            for level, above in enumerate(reversed(path)):
                table[place, level] = known.setdefault(above, len(known))
        return list(known), table

    def _rows(self, kept: Any, paths: Any) -> Rows:
        columns = {name: np.array(one, dtype=np.int64)[kept] for name, one in self.columns.items()}
        passages = self.found.passages
        return Rows(
            group=columns["group"],
            place=columns["place"],
            contribution=columns["key"],
            wording=columns["wording"],
            score=np.array(self.score, dtype=np.float64)[kept],
            texts=[passages[rank].text for rank in columns["rank"].tolist()],
            paths=paths,
        )

    def _row(
        self, one: Chosen, at: int, group: tuple[str, str, str], territories: list[str]
    ) -> Row:
        theme, kind, subject = group
        rank = self.columns["rank"][at]
        passage, said = self.found.passages[rank], self.found.natures.of(rank)
        return {
            "contribution_key": self.columns["key"][at],
            "territory": territories[one.territory],
            "theme_id": theme,
            "kind": kind,
            "subject": subject,
            "position": one.position,
            "contributions": one.contributions,
            "place": list(self.places)[self.columns["place"][at]],
            "start": passage.start,
            "end": passage.end,
            "axis": said.axis,
            "actor": said.actor,
        }
