"""Closed answers crossed with themes: what those who chose an option spoke of."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.choices import Question
from nlp.aggregate.hypergeometric import false_discovery, lafon
from nlp.aggregate.interval import wilson
from nlp.aggregate.specificities import hidden_in, two_sided
from nlp.aggregate.voices import Table, Unit
from nlp.protocols import Gazetteer

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """The contributors of a territory who answered a question and wrote, each once.

    `people` counts them, all first and then by option; `themes` counts in the same way those who
    spoke of each theme. Where several options may be chosen, these add up to more than all.
    """

    territory: str
    people: tuple[int, ...]
    themes: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Figures of shape (options, themes), against all who answered the question and wrote.

    `low` and `high` are Wilson's 95 % interval of the share; `index` is Lafon's, `q_value`
    corrected over the whole table.
    """

    share: Numbers
    low: Numbers
    high: Numbers
    index: Numbers
    q_value: Numbers


def cross(
    question: Question, spoken: Mapping[str, Collection[str]], gazetteer: Gazetteer
) -> tuple[Crossing, ...]:
    """Join replies to what their contributors wrote; in the order of territories.

    `spoken` holds the themes of every contributor who wrote, by the keys of the replies. Replies
    without known contributor join nothing.
    """
    width = len(question.options) + 1
    people: dict[str, list[int]] = defaultdict(lambda: [0] * width)
    themes: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0] * width))
    for reply in question.replies:
        if not (reply.known and reply.options and reply.who in spoken):
            continue
        places = (0, *(option + 1 for option in reply.options))
        area, said = gazetteer.path(reply.part[0]), spoken[reply.who]
        rows = [people[one] for one in area]
        for row in (*rows, *(themes[one][theme] for one in area for theme in said)):
            _add(row, places)
    return tuple(_crossing(one, people[one], themes[one]) for one in sorted(people))


def compare(people: Sequence[int], themes: Sequence[Sequence[int]]) -> Compared:
    """Compare the options with all: `people` and each of `themes` as in a `Crossing`."""
    counts = np.array(themes, dtype=np.float64).reshape(-1, len(people)).T
    seen, marked = counts[1:], np.broadcast_to(counts[0], counts[1:].shape)
    base = np.broadcast_to(np.array(people[1:], dtype=np.float64)[:, None], seen.shape)
    total = np.full_like(seen, people[0])
    low, high = wilson(seen, base)
    index = lafon(total, marked, base, seen) + 0.0  # no minus before zero
    return Compared(
        share=seen / np.maximum(base, 1),
        low=low,
        high=high,
        index=index,
        q_value=false_discovery(two_sided(index).ravel()).reshape(seen.shape),
    )


def hidden_of(beside: Mapping[str, Crossing], themes: Sequence[str], territory: str) -> Flags:
    """Return what a published table hides of a territory, shape (options, themes).

    `beside` holds the territory and those that make up a larger one with it: a cell below 5 is
    hidden, and others with it, so that neither the sums of options nor those of territories give
    it back. An option that nobody chose there hides nothing.
    """
    places = [
        (code, option)
        for code in sorted(beside)
        for option, people in enumerate(beside[code].people)
        if option and people
    ]
    hidden: Flags = np.zeros((len(beside[territory].people) - 1, len(themes)), dtype=bool)
    found = hidden_in(_table(beside, themes, places))
    for (code, option), flags in zip(places, found, strict=True):
        if code == territory:
            hidden[option - 1] = flags
    return hidden


def _table(
    beside: Mapping[str, Crossing], themes: Sequence[str], places: Sequence[tuple[str, int]]
) -> Table:
    """Lay out territories and options as the parts of a corpus, and themes as its marks."""
    seen = [
        [
            beside[code].themes[theme][option] if theme in beside[code].themes else 0
            for theme in themes
        ]
        for code, option in places
    ]
    laid: Indices = np.array(seen, dtype=np.int64).reshape(len(places), len(themes))
    base: Indices = np.array([beside[code].people[at] for code, at in places], dtype=np.int64)
    return Table(
        unit=Unit.CONTRIBUTORS,
        parts=tuple((code, f"{option:04d}") for code, option in places),
        marks=tuple(themes),
        seen=laid,
        base=base,
        people=laid,
        people_base=base,
    )


def _add(counts: list[int], places: Sequence[int]) -> None:
    for place in places:
        counts[place] += 1


def _crossing(
    territory: str, people: Sequence[int], themes: Mapping[str, Sequence[int]]
) -> Crossing:
    return Crossing(
        territory=territory,
        people=tuple(people),
        themes={theme: tuple(themes[theme]) for theme in sorted(themes)},
    )
