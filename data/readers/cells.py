"""Typed values (spreadsheets, JSON, Parquet) as the text a person would see."""

import datetime as dt
import math
from typing import Any

DEEPEST = 12


def as_text(value: Any) -> str:
    """Return the text of one value: "" for nothing, ISO 8601 for dates, no ".0" on integers."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if value.isascii() else _whole(value)
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _moment(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return str(value)


def _whole(value: str) -> str:
    """Replace halves of characters, which JSON escapes can hold and nothing can store."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _moment(value: dt.datetime | dt.date | dt.time) -> str:
    midnight = isinstance(value, dt.datetime) and value.time() == dt.time()
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    return value.isoformat()


def flatten(record: dict[str, Any], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Return a record without nesting: keys joined by dots, lists of values by " ; ".

    Below `DEEPEST` levels, what is left is kept as it is printed.
    """
    flat: dict[str, str] = {}
    for key, value in record.items():
        flat.update(_flat_value(f"{prefix}{key}", value, depth))
    return flat


def _flat_value(key: str, value: Any, depth: int) -> dict[str, str]:
    if depth > DEEPEST:
        return {key: as_text(value)}
    if isinstance(value, dict):
        return flatten(value, f"{key}.", depth + 1)
    if not isinstance(value, list | tuple):
        return {key: as_text(value)}
    if not any(isinstance(item, dict | list) for item in value):
        return {key: " ; ".join(as_text(item) for item in value)}
    numbered = {str(place): item for place, item in enumerate(value, start=1)}
    return flatten(numbered, f"{key}.", depth + 1)
