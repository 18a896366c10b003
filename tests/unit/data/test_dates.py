"""Dates as offices write them become ISO."""

import pytest

from data.dates import parse_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("08/01/2020", "2020-01-08"),
        ("8-1-20", "2020-01-08"),
        ("12.05.99", "1999-05-12"),
        ("08/01/2020 08:18", "2020-01-08T08:18:00"),
        ("08/01/2020 à 18h30", "2020-01-08T18:30:00"),
        ("2020-01-08", "2020-01-08"),
        ("2020-01-08T08:12:44.123Z", "2020-01-08T08:12:44"),
        ("2020/01/08 7:41:12 AM UTC+4", "2020-01-08T07:41:12"),
        ("2020/01/08 7:41:12 PM UTC+1", "2020-01-08T19:41:12"),
        ("43838", "2020-01-08"),
        ("43838,5", "2020-01-08T12:00:00"),
        ("mercredi 8 janvier 2020 à 18h30", "2020-01-08T18:30:00"),
        ("1er août 2020", "2020-08-01"),
        ("15 janv. 2020", "2020-01-15"),
        ("", ""),
        ("?", ""),
        ("32/13/2020", None),
        ("08/01/2020 25:00", None),
        ("01/01/0020", None),
        ("8 brumaire 2020", None),
        ("hier", None),
    ],
)
def test_a_date_is_read_day_first_or_not_at_all(written: str, iso: str | None) -> None:
    assert parse_date(written) == iso
