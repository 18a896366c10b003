"""Tests of nlp.label.reach: how far a phrase stands for its words."""

import numpy as np
import pytest

from nlp.label.counting import DEED, THING, subject
from nlp.label.measure import Contrast, Measure
from nlp.label.phrases import Phrase
from nlp.label.reach import Reach, at_most, blend, reach
from tests.unit.nlp.label.corpora import VOTE, wording


def reached(inside: list[str], form: str) -> tuple[Reach, int]:
    counts = wording(*inside, *VOTE).counts
    own = np.array([True] * len(inside) + [False] * len(VOTE))
    contrast = Contrast(own, np.ones_like(own), np.ones(len(own)), np.ones(len(inside)))
    measure = Measure(counts.matrix, contrast)
    place = next(i for i, one in enumerate(counts.phrases) if form in (one.form, " ".join(one.key)))
    return reach(counts, measure, measure.scores(measure.held, measure.everywhere), [place]), place


def test_the_bound_of_a_share_is_that_of_wilson() -> None:
    bound = at_most(np.array([3.0]), np.array([9.0]))[0]
    distance = (bound - 1 / 3) / np.sqrt(bound * (1 - bound) / 9)
    assert distance == pytest.approx(1.28)


def test_a_whole_stands_for_itself() -> None:
    assert at_most(np.array([7.0]), np.array([7.0]))[0] == 1.0


def test_a_phrase_stands_for_its_word_where_it_may_make_most_of_it() -> None:
    few = ["Des dépôts sauvages.", "Un dépôt sauvage.", "Les dépôts.", "Un dépôt."]
    found, place = reached(few, "dépôt sauvage")
    assert found.widest[0] != place
    assert found.held[0] == 4
    assert found.part[0] > 0.75


def test_a_small_part_of_a_word_stands_for_little_of_it() -> None:
    many = ["Les dépôts.", "Un dépôt.", "Ce dépôt.", "Des dépôts."] * 10
    few = ["Des dépôts sauvages.", "Un dépôt sauvage."]
    assert reached([*many, *few], "dépôt sauvage")[0].part[0] < 0.15


def test_a_word_that_names_nothing_is_no_reach() -> None:
    hollow, place = reached(
        ["Question du dépôt.", "Question de dépôt.", "Un dépôt."], "question dépôt"
    )
    assert hollow.widest[0] == place


def test_a_score_lies_between_that_of_the_phrase_and_that_of_its_word() -> None:
    part = np.array([0.0, 0.5, 1.0])
    assert list(blend(np.full(3, 4.0), np.full(3, 9.0), part)) == [4.0, 6.0, 9.0]


@pytest.mark.parametrize(
    ("form", "worth"),
    [("dépôts sauvages", 1.0), ("RIC", 1.0), ("stationnement", DEED), ("téléphone", THING)],
)
def test_a_thing_alone_names_a_subject_less_than_a_deed(form: str, worth: float) -> None:
    assert subject(Phrase((form,), form, (form,))) == worth
