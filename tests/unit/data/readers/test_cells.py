"""Typed values become the text a person would see."""

import datetime as dt

import pytest

from data.readers.cells import as_text, flatten

NOON = dt.datetime(2020, 1, 8, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zone


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("=A1", "=A1"),
        ("café \ud83d", "café �"),
        (True, "VRAI"),
        (False, "FAUX"),
        (3.0, "3"),
        (2.5, "2.5"),
        (float("nan"), ""),
        (42, "42"),
        (NOON, "2020-01-08T12:30:00"),
        (NOON.replace(hour=0, minute=0), "2020-01-08"),
        (NOON.date(), "2020-01-08"),
        (NOON.time(), "12:30:00"),
        (b"abc", "abc"),
    ],
)
def test_a_value_reads_as_it_shows(value: object, text: str) -> None:
    assert as_text(value) == text


def test_nested_records_get_dotted_names() -> None:
    nested = {"a": {"b": 1, "c": [1, "x"]}, "d": [{"e": 2}, 3]}
    assert flatten(nested) == {"a.b": "1", "a.c": "1 ; x", "d.1.e": "2", "d.2": "3"}
