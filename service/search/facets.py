"""Filters as words of the index: each text carries those of its place, channel, date and themes."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from data.territories.gazetteer import load_gazetteer

FACET = "__"
"""Before a filter among the words of a text: no form and no lemma begins so."""

Facets = tuple[tuple[str, ...], ...]
"""Conditions that must all hold; each holds when one of its words is there."""


def of_territory(code: str) -> str:
    """Return the word of a territory, which all texts at or below it carry."""
    return f"{FACET}t{code.lower()}"


def of_path(code: str) -> list[str]:
    """Return the words of a territory and all above it."""
    return [of_territory(each) for each in load_gazetteer().path(code)]


@lru_cache(maxsize=10_000)
def of_value(kind: str, value: str) -> str:
    """Return the word of a channel, audience, question or theme: a digest, as values hold spaces.

    `kind` is one letter.
    """
    return f"{FACET}{kind}{blake2b(value.encode(), digest_size=6).hexdigest()}"


def of_date(date: str) -> list[str]:
    """Return the words of the year, month and day of an ISO date; none for "" or a part of one."""
    day = date[:10].replace("-", "")
    return [f"{FACET}d{day[:size]}" for size in (4, 6, 8)] if len(day) == 8 else []


def of_period(first: dt.date, last: dt.date) -> tuple[str, ...]:
    """Return the words of the longest years, months and days that make up a period.

    A period that ends before it begins has a word that no text carries.
    """
    return tuple(_parts(first, last)) or (f"{FACET}d",)


def _parts(day: dt.date, last: dt.date) -> Iterator[str]:
    while day <= last:
        year, month = dt.date(day.year, 12, 31), _month_end(day)
        if (day.month, day.day) == (1, 1) and year <= last:
            end, form = year, "%Y"
        elif day.day == 1 and month <= last:
            end, form = month, "%Y%m"
        else:
            end, form = day, "%Y%m%d"
        yield f"{FACET}d{day.strftime(form)}"
        day = end + dt.timedelta(days=1)


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)


def of_themes(themes: Iterable[str]) -> list[str]:
    """Return the words of the themes and sub-themes of a text; empty ids count for nothing."""
    return [of_value("h", one) for one in sorted(set(themes)) if one]
