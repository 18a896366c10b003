"""Tests of nlp.aggregate.assignments."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.aggregate.assignments import Placed, assignments
from nlp.corpus import prepare
from nlp.evidence.stage import no_evidence
from nlp.grouping import Evidence
from nlp.identifiers import ThemeIds
from nlp.types import Assignment, Passage, Status
from tests.unit.nlp.builders import cleaned, one_theme_each

IDS = ThemeIds(themes=("t01", "t02"), subthemes=("t01-1",))


def assigned(strength: float = 0.5, passages: tuple[str, ...] = ("a", "a")) -> list[Assignment]:
    corpus = prepare([cleaned("b", "Police"), cleaned("a", "Police"), cleaned("c", "RAS")])
    found = [
        Passage(contribution_id=one, index=i, start=i, end=i + 2, text="Po")
        for i, one in enumerate(passages)
    ]
    count = len(passages)
    status: tuple[Status, ...] = ("assigned", "off_topic")
    grouping = one_theme_each(
        themes=2,
        parents=(0,),
        status=status[:count],
        theme=np.array([0, -1][:count], dtype=np.int32),
        subtheme=np.array([0, -1][:count], dtype=np.int32),
        strength=np.full(count, strength, dtype=np.float32),
        runner_up=np.array([1, -1][:count], dtype=np.int32),
        margin=np.zeros(count, dtype=np.float32),
    )
    return list(assignments(corpus, found, Placed(grouping, no_evidence(count)), IDS))


def test_copies_have_the_rows_of_their_text_and_blanks_one() -> None:
    rows = assigned()
    assert [(one.contribution_id, one.passage, one.status) for one in rows] == [
        ("a", 0, "assigned"),
        ("a", 1, "off_topic"),
        ("b", 0, "assigned"),
        ("b", 1, "off_topic"),
        ("c", 0, "empty"),
    ]
    named = [(one.theme_id, one.subtheme_id, one.runner_up_id) for one in rows[:2]]
    assert named == [("t01", "t01-1", "t02"), ("", "", "")]
    assert (rows[-1].start, rows[-1].end) == (0, 3)


def test_a_text_without_passage_still_has_a_row_as_its_copies_have() -> None:
    rows = assigned(passages=())
    assert [(one.contribution_id, one.status) for one in rows] == [
        ("a", "empty"),
        ("b", "empty"),
        ("c", "empty"),
    ]


@given(st.floats(0, 1, width=32))
def test_scores_are_rounded_as_python_does(strength: float) -> None:
    assert assigned(strength)[0].strength == round(strength, 4)


def test_a_passage_that_holds_two_themes_has_two_rows_with_what_speaks_for_each() -> None:
    corpus = prepare([cleaned("a", "Police et école")])
    passage = Passage(contribution_id="a", index=0, start=0, end=15, text="Police et école")
    one, none = np.array([1], dtype=np.int32), np.array([-1], dtype=np.int32)
    half = np.array([0.5], dtype=np.float32)
    grouping = one_theme_each(
        themes=2, parents=(0,), status=("assigned",), theme=np.array([0], dtype=np.int32),
        subtheme=np.array([0], dtype=np.int32), strength=half + 0.1, runner_up=none, margin=half,
        also=one, also_subtheme=none, also_strength=half, also_margin=half,
    )  # fmt: skip
    evidence = Evidence(
        terms=[("police",)], exemplar=one, also_terms=[("école",)], also_exemplar=none
    )
    rows = list(assignments(corpus, [passage], Placed(grouping, evidence), IDS))
    assert [(row.theme_id, row.subtheme_id, row.terms, row.exemplar) for row in rows] == [
        ("t01", "t01-1", ("police",), 1),
        ("t02", "", ("école",), -1),
    ]
    assert {row.passage for row in rows} == {0}
