"""Passages to quote each theme by, in each territory: telling, short, unlike one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.candidates import Candidates, Pool, pools
from nlp.aggregate.register import SLICED, Register
from nlp.errors import AssisesError
from nlp.types import Contribution, Passage

Indices = NDArray[np.int64]

EVERYWHERE = ""
"""The scope of quotations chosen among all contributions of a territory."""

COUNTS = {EVERYWHERE: 4, **dict.fromkeys(SLICED, 3)}
"""Quotations of a theme in a territory, by scope: among all, or among one value of a field."""

POOLED = 12
"""Best passages of a theme and territory among which quotations are chosen; and the best of each
channel."""

ALIKE = 0.5
"""Share of common words (Jaccard) from which two quotations say the same."""

LONG_WORD = 4
MINORITY = 0.25
"""A channel with at most this share of the passages is one that would else not be heard."""


class QuotationMismatch(AssisesError):
    """A passage is not what stands at its place in its contribution."""

    slug = "citation-inexacte"

    def __init__(self, contribution_id: str, start: int, end: int) -> None:
        """Keep the place."""
        self.contribution_id, self.start, self.end = contribution_id, start, end
        super().__init__(
            f"La citation {start}–{end} de la contribution « {contribution_id} » n'est pas le "
            "texte qui s'y trouve. Rien n'est enregistré : relancez l'analyse, et signalez-le."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation of a theme in a territory; `rank` counts from 1, `scope` is as in `COUNTS`."""

    territory: str
    theme_id: str
    scope: str
    rank: int
    contribution_id: str
    start: int
    end: int
    strength: float


@dataclass(frozen=True, slots=True)
class Quotable:
    """What is quoted: rows and register in the order of ids, passages and their candidates."""

    rows: Sequence[Contribution]
    register: Register
    passages: Sequence[Passage]
    candidates: Candidates
    theme_ids: Sequence[str]


def quote_themes(quotable: Quotable) -> Iterator[Quoted]:
    """Yield the quotations of each theme and sub-theme in each territory, by scope.

    The best comes first; then those unlike it, of channels and sub-themes not heard yet; the last
    is of a minority channel if there is one.

    Raises:
        QuotationMismatch: a passage is not text[start:end] of its contribution.
    """
    chooser = _Chooser(quotable)
    channel = pools(quotable.register, quotable.candidates, "channel", POOLED)
    best: dict[tuple[int, int], list[Pool]] = {(one.area, one.mark): [] for one in channel}
    for one in channel:
        best[one.area, one.mark].append(one)
    for pool in pools(quotable.register, quotable.candidates, EVERYWHERE, POOLED):
        yield from chooser.chosen(pool, EVERYWHERE, best.get((pool.area, pool.mark), []))
    for scope in SLICED:
        found = channel if scope == "channel" else None
        for pool in found or pools(quotable.register, quotable.candidates, scope, POOLED):
            yield from chooser.chosen(pool, scope, [])


def check_quotation(said: Contribution, passage: Passage) -> None:
    """Let pass a passage that stands at its place in a contribution.

    Raises:
        QuotationMismatch: another text stands there.
    """
    if said.text[passage.start : passage.end] != passage.text:
        raise QuotationMismatch(said.id, passage.start, passage.end)


@dataclass(slots=True)
class _Choice:
    """What was chosen so far, and what it says."""

    places: list[int]
    channels: set[int]
    marks: set[int]
    words: list[frozenset[str]]


class _Chooser:
    """Chooses among candidates; remembers the words of passages."""

    def __init__(self, quotable: Quotable) -> None:
        self.quotable = quotable
        self.channel = quotable.register.fields["channel"].codes
        self._words: dict[int, frozenset[str]] = {}

    def chosen(self, pool: Pool, scope: str, by_channel: Sequence[Pool]) -> Iterator[Quoted]:
        """Yield the quotations of one pool, with the best of each channel added to it."""
        places = list(dict.fromkeys([*pool.places, *(one.places[0] for one in by_channel)]))
        whole = sum(one.size for one in by_channel)
        minor = {one.value for one in by_channel if one.size <= MINORITY * whole}
        choice = self._first(places)
        while len(choice.places) < COUNTS[scope]:
            last = len(choice.places) == COUNTS[scope] - 1
            found = self._next(places, choice, minor if last else set())
            if found is None:
                break
            self._take(choice, found)
        for rank, place in enumerate(choice.places, start=1):
            yield self._quoted(pool, scope, rank, place)

    def _first(self, places: Sequence[int]) -> _Choice:
        choice = _Choice([], set(), set(), [])
        self._take(choice, min(places, key=lambda one: self.quotable.candidates.quality[one]))
        return choice

    def _next(self, places: Sequence[int], choice: _Choice, minor: set[int]) -> int | None:
        known = self.quotable.candidates
        return min(
            (one for one in places if self._unlike(one, choice)),
            default=None,
            key=lambda one: (
                not known.readable[one],
                int(self.channel[known.row[one]]) not in minor - choice.channels,
                int(self.channel[known.row[one]]) in choice.channels,
                int(known.below[one]) in choice.marks,
                int(known.quality[one]),
            ),
        )

    def _take(self, choice: _Choice, place: int) -> None:
        known = self.quotable.candidates
        choice.places.append(place)
        choice.channels.add(int(self.channel[known.row[place]]))
        choice.marks.add(int(known.below[place]))
        choice.words.append(self._words_of(place))

    def _unlike(self, place: int, choice: _Choice) -> bool:
        """Tell whether a passage is of another contribution and says other things."""
        rows = self.quotable.candidates.row
        if any(rows[place] == rows[one] for one in choice.places):
            return False
        own = self._words_of(place)
        return all(len(own & other) < ALIKE * max(len(own | other), 1) for other in choice.words)

    def _words_of(self, place: int) -> frozenset[str]:
        passage = int(self.quotable.candidates.passage[place])
        if passage not in self._words:
            text = self.quotable.passages[passage].text.casefold()
            self._words[passage] = frozenset(w for w in text.split() if len(w) >= LONG_WORD)
        return self._words[passage]

    def _quoted(self, pool: Pool, scope: str, rank: int, place: int) -> Quoted:
        known = self.quotable.candidates
        said = self.quotable.rows[int(known.row[place])]
        passage = self.quotable.passages[int(known.passage[place])]
        check_quotation(said, passage)
        return Quoted(
            territory=self.quotable.register.territories[pool.area],
            theme_id=self.quotable.theme_ids[pool.mark],
            scope=scope,
            rank=rank,
            contribution_id=said.id,
            start=passage.start,
            end=passage.end,
            strength=round(float(known.strength[place]), 4),
        )
