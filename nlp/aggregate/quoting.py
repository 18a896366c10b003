"""Passages to quote each theme by, in each territory: telling, short, unlike one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.candidates import BETWEEN, Candidates, Pool, pools
from nlp.aggregate.register import SLICED, Register
from nlp.errors import AssisesError
from nlp.types import Contribution, Passage

Indices = NDArray[np.int64]

EVERYWHERE = ""
"""The scope of quotations chosen among all contributions of a territory."""

CROSSED = tuple(BETWEEN.join(some) for size in (2, 3) for some in combinations(SLICED, size))
"""The scopes of quotations chosen among one value of several fields at once."""

COUNTS = {EVERYWHERE: 4, **dict.fromkeys(SLICED, 3), **dict.fromkeys(CROSSED, 2)}
"""Quotations of a theme in a territory, by scope: among all, or among one value of each field.

Those of fields are only for large territories, and themes with more passages there than are
quoted anyway."""

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
    """A quotation of a theme in a territory; `rank` counts from 1, `scope` is as in `COUNTS`.

    `part` holds the values of the fields of the scope.
    """

    territory: str
    theme_id: str
    scope: str
    part: tuple[str, ...]
    rank: int
    contribution_id: str
    start: int
    end: int
    strength: float


@dataclass(frozen=True, slots=True)
class Quotable:
    """What is quoted: rows and register in the order of ids, passages and their candidates.

    `narrowed` tells of each territory of the register whether a field may narrow it: see `COUNTS`.
    """

    rows: Sequence[Contribution]
    register: Register
    passages: Sequence[Passage]
    candidates: Candidates
    theme_ids: Sequence[str]
    narrowed: Sequence[bool]


def quote_themes(quotable: Quotable) -> Iterator[Quoted]:
    """Yield the quotations of each theme and sub-theme in each territory, by scope.

    The best comes first; then those unlike it, of channels and sub-themes not heard yet; the last
    is of a minority channel if there is one.

    Raises:
        QuotationMismatch: a passage is not text[start:end] of its contribution.
    """
    chooser = _Chooser(quotable)
    register, found = quotable.register, quotable.candidates
    channel = pools(register, found, "channel", POOLED)
    best: dict[tuple[int, int], list[Pool]] = {}
    for one in channel:
        best.setdefault((one.area, one.mark), []).append(one)
    sizes: dict[tuple[int, int], int] = {}
    for pool in pools(register, found, EVERYWHERE, POOLED):
        place = pool.area, pool.mark
        sizes[place] = pool.size
        yield from chooser.chosen(pool, EVERYWHERE, best.get(place, []))
    for scope in (*SLICED, *CROSSED):
        kept = channel if scope == "channel" else pools(register, found, scope, POOLED)
        enough = (one for one in kept if sizes[one.area, one.mark] > COUNTS[EVERYWHERE])
        for pool in (one for one in enough if quotable.narrowed[one.area]):
            yield from chooser.chosen(pool, scope, [])


def check_quotation(said: Contribution, passage: Passage) -> None:
    """Let pass a passage that stands at its place in a contribution.

    Raises:
        QuotationMismatch: another text stands there.
    """
    if said.text[passage.start : passage.end] != passage.text:
        raise QuotationMismatch(said.id, passage.start, passage.end)


@dataclass(frozen=True, slots=True)
class _Said:
    """A candidate: its place, and what is weighed of it."""

    place: int
    row: int
    passage: int
    channel: int
    below: int
    care: int
    quality: int


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
        free = self._said(places)
        chosen = [free.pop(0)]
        while free and len(chosen) < COUNTS[scope]:
            last = len(chosen) == COUNTS[scope] - 1
            free = [one for one in free if self._unlike(one, chosen[-1])]
            if free:
                chosen.append(_next(free, chosen, minor if last else set()))
        for rank, one in enumerate(chosen, start=1):
            yield self._quoted(pool, scope, rank, one)

    def _said(self, places: Sequence[int]) -> list[_Said]:
        """Return candidates, the best first."""
        known, at = self.quotable.candidates, np.array(places)
        row = known.row[at]
        columns = (row, known.passage[at], self.channel[row], known.below[at],
                   known.care[at], known.quality[at])  # fmt: skip
        listed = zip(places, *(column.tolist() for column in columns), strict=True)
        return sorted((_Said(*values) for values in listed), key=lambda one: one.quality)

    def _unlike(self, one: _Said, other: _Said) -> bool:
        """Tell whether a passage is of another contribution and says other things."""
        if one.row == other.row:
            return False
        own, said = self._words_of(one.passage), self._words_of(other.passage)
        return len(own & said) < ALIKE * max(len(own | said), 1)

    def _words_of(self, passage: int) -> frozenset[str]:
        if passage not in self._words:
            text = self.quotable.passages[passage].text.casefold()
            self._words[passage] = frozenset(w for w in text.split() if len(w) >= LONG_WORD)
        return self._words[passage]

    def _quoted(self, pool: Pool, scope: str, rank: int, one: _Said) -> Quoted:
        said = self.quotable.rows[one.row]
        passage = self.quotable.passages[one.passage]
        check_quotation(said, passage)
        return Quoted(
            territory=self.quotable.register.territories[pool.area],
            theme_id=self.quotable.theme_ids[pool.mark],
            scope=scope,
            part=tuple(getattr(said.context, name) for name in scope.split(BETWEEN) if name),
            rank=rank,
            contribution_id=said.id,
            start=passage.start,
            end=passage.end,
            strength=round(float(self.quotable.candidates.strength[one.place]), 4),
        )


def _next(free: Sequence[_Said], chosen: Sequence[_Said], minor: set[int]) -> _Said:
    channels, below = {one.channel for one in chosen}, {one.below for one in chosen}
    unheard = minor - channels
    return min(
        free,
        key=lambda one: (
            one.care,
            one.channel not in unheard,
            one.channel in channels,
            one.below in below,
            one.quality,
        ),
    )
