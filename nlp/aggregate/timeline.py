"""Themes by day and by ISO week, in every territory and on every channel, as columns of numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import numpy as np

from nlp.aggregate.counts import count
from nlp.aggregate.register import Coded, Indices, Register, Spoken, register
from nlp.grouping import Grouping
from nlp.identifiers import theme_ids
from nlp.protocols import Gazetteer

UNDATED = ""


class Moment(NamedTuple):
    """How often a theme occurs in a period of a territory and channel.

    `theme_id` "" is the base. `period` is a day "2020-01-13", an ISO week "2020-W03", or "" for
    what has no date. `channel` "" stands for all.
    """

    theme_id: str
    territory: str
    channel: str
    period: str
    contributions: int
    texts: int
    contributors: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments as numbers: a row of `places` points into the names, and its counts beside it.

    `places` and `counts` have shape (moments, 4) and (moments, 3); theme -1 is the base, channel -1
    stands for all.
    """

    themes: tuple[str, ...]
    territories: tuple[str, ...]
    channels: tuple[str, ...]
    periods: tuple[str, ...]
    places: Indices
    counts: Indices

    def moments(self) -> Iterator[Moment]:
        """Yield the moments, one object at a time: they may be many."""
        themes, channels = (*self.themes, ""), (*self.channels, "")
        for place, counts in zip(self.places.tolist(), self.counts.tolist(), strict=True):
            theme, territory, channel, period = place
            yield Moment(
                themes[theme],
                self.territories[territory],
                channels[channel],
                self.periods[period],
                *counts,
            )


NOTHING = Timeline(
    (), (), (), (), np.empty((0, 4), dtype=np.int64), np.empty((0, 3), dtype=np.int64)
)
"""The timeline of a corpus in which nothing has a date."""


def timeline(spoken: Spoken, grouping: Grouping, gazetteer: Gazetteer) -> Timeline:
    """Count by day and by week; texts and people count once in a week, however many its days.

    What has no date, or no whole day, is counted apart, under the period "".
    """
    corpus = spoken.corpus
    rows = sorted([*corpus.analysed, *corpus.copied], key=lambda one: one.id)
    days = [day_of(one.context.date) for one in rows]
    if not any(days):
        return NOTHING
    counted, ids = register(spoken, grouping, gazetteer), theme_ids(grouping)
    themes = (*ids.themes, *ids.subthemes)
    weeks = {day: week_of(day) for day in set(days)}
    by_week = _counted(counted, [weeks[day] for day in days], themes)
    # What has no date is there already, with the days.
    return _joined([_counted(counted, days, themes), _dated(by_week)])


def day_of(text: str) -> str:
    """Return the day of an ISO 8601 moment, "" where it has none."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return UNDATED


def week_of(day: str) -> str:
    """Return the ISO week of a day ("2020-W03"), "" for no day."""
    if not day:
        return UNDATED
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


def _counted(rows: Register, periods: Sequence[str], themes: tuple[str, ...]) -> Timeline:
    known = tuple(sorted(set(periods)))
    code = {value: at for at, value in enumerate(known)}
    coded = Coded(
        # A value "" is no value to the counting: here it is one.
        tuple(one or "sans date" for one in known),
        np.array([code[one] for one in periods], dtype=np.int64),
    )
    channels = rows.fields["channel"]
    sliced = replace(rows, fields={"channel": channels, "period": coded})
    tables = [count(sliced, names) for names in (("period",), ("channel", "period"))]
    keys = np.concatenate([one.keys for one in tables])
    counts = [np.column_stack([one.contributions, one.texts, one.contributors]) for one in tables]
    return Timeline(
        themes=themes,
        territories=rows.territories,
        channels=channels.values,
        periods=known,
        places=keys[:, [3, 0, 1, 2]],
        counts=np.concatenate(counts),
    )


def _dated(found: Timeline) -> Timeline:
    named = np.array([bool(one) for one in found.periods])
    kept = named[found.places[:, 3]]
    return replace(found, places=found.places[kept], counts=found.counts[kept])


def _joined(parts: Sequence[Timeline]) -> Timeline:
    """Put timelines that differ by their periods behind one another."""
    places, start = [], 0
    for one in parts:
        moved = one.places.copy()
        moved[:, 3] += start
        places.append(moved)
        start += len(one.periods)
    return replace(
        parts[0],
        periods=tuple(period for one in parts for period in one.periods),
        places=np.concatenate(places),
        counts=np.concatenate([one.counts for one in parts]),
    )
