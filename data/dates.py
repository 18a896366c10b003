"""Dates as French offices write them, to ISO 8601."""

import datetime as dt
import re
from functools import lru_cache

from data.synonyms import fold, is_missing

MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
          "octobre", "novembre", "decembre")  # fmt: skip
SHORTEST_MONTH = 3
EXCEL_EPOCH = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
FIRST_YEAR, LAST_YEAR = 1900, 2100
YOUNGEST_SHORT_YEAR = 70

_CLOCK = r"(?:[\sT,àa\-]*?\s*(\d{1,2})\s*[:h]\s*(\d{2})?(?::(\d{2})(?:\.\d+)?)?\s*([AP]M)?)?"
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-](\d{{4}}|\d{{2}}){_CLOCK}(?:\D.*)?$", re.I
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[/.\-](\d{{1,2}})[/.\-](\d{{1,2}}){_CLOCK}(?:\D.*)?$", re.I)
_WORDS = re.compile(
    r"(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})(?: a)?(?: (\d{1,2}) ?h ?(\d{2})?)?"
)
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?$")


@lru_cache(maxsize=200_000)
def parse_date(text: str) -> str | None:
    """Return an ISO date or date-time, "" for an empty cell, None for what is no date.

    Day comes before month: "08/01/2020 9:05" is "2020-01-08T09:05:00". Numbers of five digits
    are days since 30 December 1899, as spreadsheets count. Time zones are dropped.
    """
    value = text.strip()
    if is_missing(value):
        return ""
    for read in (_day_first, _year_first, _in_words, _serial):
        found = read(value)
        if found is not None:
            return found
    return None


def _day_first(value: str) -> str | None:
    found = _DAY_FIRST.match(value)
    if not found:
        return None
    day, month, year, *clock = found.groups()
    return _iso((_long_year(year), int(month), int(day)), clock)


def _year_first(value: str) -> str | None:
    found = _YEAR_FIRST.match(value)
    if not found:
        return None
    year, month, day, *clock = found.groups()
    return _iso((int(year), int(month), int(day)), clock)


def _in_words(value: str) -> str | None:
    found = _WORDS.match(fold(value))
    if not found:
        return None
    day, name, year, hour, minute = found.groups()
    months = [place for place, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    if len(months) != 1 or len(name) < SHORTEST_MONTH:
        return None
    return _iso((int(year), months[0], int(day)), [hour, minute, None, None])


def _serial(value: str) -> str | None:
    found = _SERIAL.match(value)
    if not found:
        return None
    days = float(value.replace(",", "."))
    moment = (EXCEL_EPOCH + dt.timedelta(days=days)).replace(microsecond=0)
    return moment.strftime("%Y-%m-%dT%H:%M:%S") if found.group(2) else moment.date().isoformat()


def _long_year(year: str) -> int:
    short = int(year)
    if len(year) == len("2020"):
        return short
    return short + (1900 if short >= YOUNGEST_SHORT_YEAR else 2000)


def _iso(day: tuple[int, int, int], clock: list[str | None]) -> str | None:
    hour, minute, second, half = (*clock, None, None, None, None)[:4]
    try:
        date = dt.date(*day)
        time = dt.time(_hour(hour, half), int(minute or 0), int(second or 0)) if hour else None
    except ValueError:
        return None
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        return None
    return f"{date.isoformat()}T{time.isoformat()}" if time else date.isoformat()


def _hour(hour: str, half: str | None) -> int:
    if not half:
        return int(hour)
    return int(hour) % 12 + (12 if half.upper() == "PM" else 0)
