"""Filters as words of the index."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from service.search import facets

DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2024, 12, 31))


def test_a_text_carries_its_place_and_all_above_it() -> None:
    assert facets.of_path("021") == ["__t021", "__t02", "__tr32", "__tfr"]


def test_a_year_is_one_word_and_a_month_another() -> None:
    words = facets.of_period(dt.date(2019, 12, 31), dt.date(2021, 2, 2))
    assert words == ("__d20191231", "__d2020", "__d202101", "__d20210201", "__d20210202")


@given(DAYS, DAYS, DAYS)
def test_a_text_has_a_word_of_a_period_when_its_day_lies_in_it(
    day: dt.date, first: dt.date, last: dt.date
) -> None:
    carried = facets.of_date(f"{day.isoformat()}T10:00:00")
    found = set(carried) & set(facets.of_period(first, last))
    assert bool(found) == (first <= day <= last)


def test_a_text_without_date_lies_in_no_period() -> None:
    assert facets.of_date("") == []
    assert facets.of_period(dt.date(2200, 1, 1), dt.date(2100, 1, 1)) == ("__d",)
