"""What an analysis keeps: specificities, quotations and words of a consultation that is known."""

from dataclasses import replace
from functools import cache

import pytest

from nlp.aggregate.comparing import Compared
from nlp.aggregate.quoting import CROSSED, QuotationMismatch
from nlp.aggregate.voices import Unit
from service.specificities.work import Kept, compare
from tests import planted

LEVEL = 0.05
DRAWS = 12


@cache
def kept() -> Kept:
    return compare(planted.state_of(planted.spoken(900, 1, planted.police_in_the_nord)))


def table(way: tuple[str, ...], level: int = 1, unit: Unit = Unit.CONTRIBUTORS) -> Compared:
    found = [
        one for one in kept().specificities if (one.way, one.level, one.unit) == (way, level, unit)
    ]
    assert len(found) == 1
    return found[0]


def title(theme: str) -> str:
    themes = planted.state_of(planted.spoken(900, 1, planted.police_in_the_nord)).themes
    return next(one.title for one in themes if one.id == theme)


@pytest.mark.parametrize("way", [("arrondissement",), ("département",)])
def test_a_theme_planted_in_a_territory_is_found_at_every_level(way: tuple[str, ...]) -> None:
    top = max(table(way).cells, key=lambda one: one.row.index)
    assert top.row.part in {("591",), ("59",)}
    assert (title(top.row.mark), top.row.q_value < 0.001) == ("police", True)


def test_every_dimension_and_every_pair_has_a_table() -> None:
    ways = {one.way for one in kept().specificities}
    levels, fields = (
        ("arrondissement", "département", "région"),
        ("channel", "audience", "question"),
    )
    assert {(one,) for one in (*levels, *fields)} <= ways
    assert {(level, field) for level in levels for field in fields} <= ways
    assert {("channel", "audience"), ("channel", "question"), ("audience", "question")} <= ways


def test_counts_of_a_table_hold_together() -> None:
    for one in kept().specificities:
        bases = {cell.row.part: cell.row for cell in one.cells if one.level == 0}
        assert sum(row.base for row in bases.values()) in {0, *(r.total for r in bases.values())}
        for cell in one.cells:
            row = cell.row
            assert row.seen <= min(row.base, row.marked) <= row.total
            assert row.low <= row.share <= row.high
            assert (row.flag == "n<30") == (row.base < 30)


def test_parts_add_up_to_the_whole_for_texts_that_one_place_has_each() -> None:
    cells = table(("département",), unit=Unit.TEXTS).cells
    for mark in {one.row.mark for one in cells}:
        rows = [one.row for one in cells if one.row.mark == mark]
        assert {sum(row.seen for row in rows)} == {row.marked for row in rows}


def test_cells_below_five_are_hidden_with_others_that_would_give_them_back() -> None:
    for one in kept().specificities:
        if one.level and len(one.way) == 1:
            assert all(cell.hidden for cell in one.cells if cell.row.seen < 5)
            alone = [
                sum(c.hidden for c in one.cells if c.row.mark == mark)
                for mark in {cell.row.mark for cell in one.cells}
            ]
            assert 1 not in alone


def test_without_effect_few_tables_show_anything() -> None:
    told = []
    for seed in range(DRAWS):
        found = compare(planted.state_of(planted.spoken(300, 100 + seed)))
        told += [
            any(cell.row.q_value <= LEVEL for cell in one.cells)
            for one in found.specificities
            if one.level
        ]
    assert len(told) > 500
    assert sum(told) / len(told) <= LEVEL


def test_a_rare_word_of_one_place_is_listed_with_a_passage_that_holds_it() -> None:
    rare = [one for one in kept().words if one.word.side == "rare" and one.word.way == "région"]
    goats = [one for one in rare if "chèvres" in one.word.row.mark]
    assert {one.word.row.part for one in goats} == {("R94",)}
    assert goats[0].word.row.mark == "chèvres divagantes"
    assert goats[0].word.row.seen == goats[0].word.row.marked
    said = planted.spoken(900, 1, planted.police_in_the_nord)
    texts = {one.id: one.text for one in planted.state_of(said).corpus.analysed}  # type: ignore[union-attr]
    assert "chèvres divagantes" in texts[goats[0].contribution_id][goats[0].start : goats[0].end]


def test_lists_of_words_are_bounded_and_ranked() -> None:
    by_list: dict[tuple[str, str, str], list[int]] = {}
    for one in kept().words:
        place = (one.word.way, one.word.row.part[0], one.word.side)
        by_list.setdefault(place, []).append(one.word.rank)
    for (_, _, side), ranks in by_list.items():
        assert ranks == list(range(1, len(ranks) + 1))
        assert len(ranks) <= {"plus": 50, "moins": 20, "rare": 20}[side]


def test_quotations_are_of_other_contributions_and_channels_each() -> None:
    state = planted.state_of(planted.spoken(900, 1, planted.police_in_the_nord))
    assert state.corpus is not None
    channel = {one.id: one.context.channel for one in state.corpus.analysed}
    texts = {one.id: one.text for one in state.corpus.analysed}
    nation = [
        one
        for one in kept().quotations
        if (one.territory, one.scope, one.theme_id) == ("FR", "", state.themes[0].id)
    ]
    assert [one.rank for one in nation] == [1, 2, 3, 4]
    assert len({one.contribution_id for one in nation}) == 4
    assert {channel[one.contribution_id] for one in nation} == set(planted.CHANNELS)
    said = [texts[one.contribution_id][one.start : one.end] for one in nation]
    assert len({one.split()[0] for one in said}) > 1


def test_quotations_of_several_fields_are_few_and_of_one_value_each() -> None:
    state = planted.state_of(planted.spoken(900, 1, planted.police_in_the_nord))
    assert state.corpus is not None
    context = {one.id: one.context for one in state.corpus.analysed}
    ranks: dict[tuple[str, ...], list[int]] = {}
    for one in kept().quotations:
        fields = one.scope.split(",")
        if len(fields) > 1:
            values = [getattr(context[one.contribution_id], name) for name in fields]
            assert all(values)
            place = (one.territory, one.theme_id, one.scope, *values)
            ranks.setdefault(place, []).append(one.rank)
    assert {place[2] for place in ranks} == set(CROSSED)
    assert {tuple(each) for each in ranks.values()} == {(1,), (1, 2)}


def test_a_passage_that_is_not_in_its_text_stops_the_analysis() -> None:
    state = planted.state_of(planted.spoken(60, 2))
    moved = tuple(replace(one, start=one.start + 1, end=one.end + 1) for one in state.passages)
    with pytest.raises(QuotationMismatch, match="citation"):
        compare(replace(state, passages=moved))


def test_without_themes_nothing_is_kept() -> None:
    assert compare(replace(planted.state_of(planted.spoken(40, 3)), themes=())) == Kept()
