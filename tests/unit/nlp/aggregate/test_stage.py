"""Tests of nlp.aggregate.stage on a corpus counted by hand."""

import numpy as np

from nlp.aggregate.stage import Counted, aggregate
from nlp.corpus import prepare
from nlp.evidence.stage import no_evidence
from nlp.types import Analysis, Cell, Passage, Slice, Status, Theme
from tests.unit.nlp.builders import FlatGazetteer, cleaned, one_theme_each

ROWS = [
    cleaned("a", "Police", territory="02", channel="panel", contributor="u1"),
    cleaned("b", "Police", territory="59", channel="panel", contributor="u2"),
    cleaned("c", "École", territory="02", channel="réunion", contributor="u1", audience="élus"),
    cleaned("d", "RAS", territory="02", channel="panel"),
    cleaned("e", "Zut", territory="02", channel="réunion", contributor="u3"),
]


def counted(themes: int = 2) -> Counted:
    corpus = prepare(ROWS)
    passages = [
        Passage(contribution_id=one.id, index=0, start=0, end=len(one.text), text=one.text)
        for one in corpus.analysed
    ]
    status: tuple[Status, ...] = ("assigned", "assigned", "off_topic")
    grouping = one_theme_each(
        themes=themes,
        parents=(),
        status=status if themes else ("too_few",) * 3,
        theme=np.array([0, 1, -1] if themes else [-1] * 3, dtype=np.int32),
        subtheme=np.full(3, -1, dtype=np.int32),
        strength=np.array([0.9, 0.8, 0.1], dtype=np.float32),
        runner_up=np.array([1, 0, -1] if themes else [-1] * 3, dtype=np.int32),
        margin=np.array([0.5, 0.4, 0.0], dtype=np.float32),
        stability=(1.0,) * themes,
    )
    labels = [theme("t01"), theme("t02")] if themes else []
    return Counted(corpus, passages, grouping, labels, refused=3, evidence=no_evidence(3))


def theme(name: str) -> Theme:
    return Theme(
        id=name, parent_id=None, level=1, title=name, terms=(), definition="", exemplars=()
    )


def analysis() -> Analysis:
    return aggregate(counted(), FlatGazetteer(), 20)


def cell(territory: str, theme_id: str, part: Slice | None = None) -> Cell:
    found = [
        one
        for one in analysis().cells
        if (one.territory, one.theme_id, one.slice) == (territory, theme_id, part or Slice())
    ]
    assert len(found) == 1
    return found[0]


def test_everything_received_is_accounted_for() -> None:
    account = analysis().account
    assert account.received == 8
    parts = account.analysed + account.duplicates + account.empty + account.refused
    assert parts == account.received
    assert account.residual == {"off_topic": 1}


def test_counts_are_given_three_ways() -> None:
    nation = cell("FR", "t01")
    assert (nation.contributions, nation.texts, nation.contributors) == (2, 1, 2)


def test_the_residual_is_counted_in_the_base() -> None:
    assert cell("02", "t01").base == 3
    assert cell("FR", "t01").base == 4


def test_a_theme_absent_from_a_territory_has_a_cell_of_zero() -> None:
    absent = cell("59", "t02")
    assert (absent.contributions, absent.base, absent.flag) == (0, 1, "n<30")


def test_slices_are_counted_apart() -> None:
    part = cell("02", "t02", Slice(channel="réunion"))
    assert (part.contributions, part.base) == (1, 2)


def test_an_unknown_value_makes_no_slice() -> None:
    cells = [(one.territory, one.theme_id, one.slice) for one in analysis().cells]
    assert len(set(cells)) == len(cells)
    assert not any(one.slice.question for one in analysis().cells)


def test_themes_carry_the_counts_of_the_nation() -> None:
    first = analysis().themes[0]
    assert (first.contributions, first.texts, first.contributors, first.share) == (2, 1, 2, 0.5)


def test_copies_inherit_and_blank_answers_have_a_row() -> None:
    rows = {one.contribution_id: one for one in analysis().assignments}
    assert list(rows) == ["a", "b", "c", "d", "e"]
    assert rows["b"].theme_id == rows["a"].theme_id == "t01"
    assert (rows["d"].status, rows["d"].end) == ("empty", 3)
    assert (rows["a"].runner_up_id, rows["a"].margin) == ("t02", 0.5)
    assert (rows["e"].status, rows["e"].theme_id) == ("off_topic", "")


def test_without_themes_the_message_says_so() -> None:
    found = aggregate(counted(themes=0), FlatGazetteer(), 20)
    assert found.cells == ()
    assert "3 passages utilisables" in found.message
    assert {one.status for one in found.assignments} == {"too_few", "empty"}
