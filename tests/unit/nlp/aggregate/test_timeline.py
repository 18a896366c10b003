"""Themes over time: dated contributions, people once in a week, the undated apart."""

import numpy as np
import pytest

from nlp.aggregate.register import Spoken
from nlp.aggregate.timeline import NOTHING, Timeline, day_of, timeline, week_of
from nlp.corpus import prepare
from nlp.types import Cleaned, Passage
from tests.unit.nlp.builders import FlatGazetteer, cleaned, one_theme_each

ROWS = [
    cleaned("a", "Police", date="2020-01-13", channel="panel", contributor="u1", territory="02"),
    cleaned("b", "École", date="2020-01-14T09:30", contributor="u1", territory="02"),
    cleaned("c", "Police", date="2020-01-19", contributor="u2", territory="59"),
    cleaned("d", "Zut", date="", contributor="u3", territory="02"),
    cleaned("e", "RAS", date="2020-01-13", territory="02"),
]
"""Monday, Tuesday and Sunday of one week, one without date, one without content."""


def found(rows: list[Cleaned]) -> Timeline:
    corpus = prepare(rows)
    passages = [
        Passage(contribution_id=one.id, index=0, start=0, end=len(one.text), text=one.text)
        for one in corpus.analysed
    ]
    about = {"Police": 0, "École": 1, "Zut": -1}
    theme = np.array([about[one.text] for one in corpus.analysed], dtype=np.int32)
    count = len(theme)
    grouping = one_theme_each(
        themes=2,
        parents=(),
        status=("assigned",) * count,
        theme=theme,
        subtheme=np.full(count, -1, dtype=np.int32),
        strength=np.ones(count, dtype=np.float32),
        runner_up=np.full(count, -1, dtype=np.int32),
        margin=np.ones(count, dtype=np.float32),
        stability=(1.0, 1.0),
    )
    return timeline(Spoken(corpus, passages), grouping, FlatGazetteer())


def counts(
    territory: str = "FR", channel: str = "", rows: list[Cleaned] = ROWS
) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {
        (one.theme_id, one.period): (one.contributions, one.texts, one.contributors)
        for one in found(rows).moments()
        if (one.territory, one.channel) == (territory, channel)
    }


def test_each_day_has_its_base_and_the_themes_that_occur() -> None:
    nation = counts()
    assert nation["t01", "2020-01-13"] == (1, 1, 1)
    assert nation["", "2020-01-14"] == nation["t02", "2020-01-14"] == (1, 1, 1)
    assert ("t02", "2020-01-13") not in nation


def test_a_person_who_writes_on_two_days_is_one_person_of_the_week() -> None:
    assert counts()["", "2020-W03"] == (3, 2, 2)
    assert counts("02")["", "2020-W03"] == (2, 2, 1)


def test_what_has_no_date_is_counted_apart_and_once() -> None:
    nation = counts()
    assert nation["", ""] == (1, 1, 1)
    assert (
        sum(n for (theme, period), (n, _, _) in nation.items() if not theme and "W" in period) == 3
    )


def test_a_channel_has_its_own_days() -> None:
    assert counts(channel="panel") == {
        ("", "2020-01-13"): (1, 1, 1),
        ("t01", "2020-01-13"): (1, 1, 1),
        ("", "2020-W03"): (1, 1, 1),
        ("t01", "2020-W03"): (1, 1, 1),
    }


def test_the_order_of_rows_changes_nothing() -> None:
    assert list(found(ROWS).moments()) == list(found(ROWS[::-1]).moments())


def test_a_corpus_without_dates_has_no_timeline() -> None:
    assert found([cleaned("a", "Police"), cleaned("b", "Zut", date="avril")]) is NOTHING
    assert list(NOTHING.moments()) == []


@pytest.mark.parametrize(
    ("day", "week"),
    [("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("", "")],
)
def test_weeks_are_those_of_iso(day: str, week: str) -> None:
    assert week_of(day) == week


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-01-13T10:00:00Z", "2020-01-13"),
        ("2020-01", ""),
        ("2020", ""),
        ("avril", ""),
        ("", ""),
    ],
)
def test_a_day_is_read_where_there_is_one(text: str, day: str) -> None:
    assert day_of(text) == day
