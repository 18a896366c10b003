"""Tests of nlp.label.telling, sample and counting: what sets a theme apart."""

from dataclasses import replace

import numpy as np
import pytest

from nlp.label.measure import Contrast, log_likelihood
from nlp.label.sample import take_sample
from nlp.label.telling import NOTHING, Telling
from nlp.types import Passage
from tests.unit.nlp.label.corpora import BIKE, POLICE, VOTE, found, wording


def told(inside: list[str], outside: list[str]) -> Telling:
    own = np.array([True] * len(inside) + [False] * len(outside))
    everything = np.ones(len(own), dtype=bool)
    contrast = Contrast(own, everything, np.ones(len(own)), np.ones(len(inside)))
    return wording(*inside, *outside).telling(contrast)


def test_the_log_likelihood_is_that_of_a_two_by_two_table() -> None:
    score = log_likelihood(np.array([10.0]), np.array([5.0]), (100, 200))
    assert score[0] ** 2 == pytest.approx(2 * (10 * np.log(10 / 5) + 5 * np.log(5 / 10)))


def test_what_is_rarer_inside_has_a_negative_score() -> None:
    assert log_likelihood(np.array([1.0]), np.array([50.0]), (100, 100))[0] < 0


def test_the_phrase_that_tells_a_theme_comes_first() -> None:
    assert told(POLICE, VOTE).candidates[0].phrase.form == "police municipale"
    assert told(VOTE, POLICE).candidates[0].phrase.form == "vote blanc"


def test_what_is_mostly_a_part_gives_way_to_the_whole() -> None:
    forms = [one.phrase.form for one in told(POLICE, VOTE).candidates]
    assert "police" not in forms


def test_a_phrase_of_all_themes_tells_none() -> None:
    same = ["La police municipale manque de moyens."] * 3
    assert told(same, same).candidates == ()


def test_an_empty_class_has_no_phrases() -> None:
    nobody = np.zeros(5, dtype=bool)
    contrast = Contrast(nobody, ~nobody, np.ones(5), np.ones(0))
    assert wording(*POLICE).telling(contrast) is NOTHING


def test_a_sample_takes_its_share_of_each_subtheme_and_all_of_small_ones() -> None:
    corpus = found(
        [[f"{BIKE[0]} {n}" for n in range(1000)]], {0: [n % 50 == 0 for n in range(1000)]}
    )
    sample = take_sample(corpus.passages, corpus.grouping, 200)
    taken = np.bincount(sample.subtheme)
    assert list(taken) == [196, 20]
    assert sample.weight @ (sample.subtheme == 0) == pytest.approx(980)


def test_a_sample_counts_a_contribution_once_and_equal_texts_once() -> None:
    corpus = found([[*VOTE, VOTE[0]]])
    passages = [replace(one, contribution_id="c0") for one in corpus.passages[:2]]
    sample = take_sample([*passages, *corpus.passages[2:]], corpus.grouping, 100)
    assert sample.units == ((0, 1), (2,), (3,), (4,))


def test_a_phrase_said_twice_in_one_contribution_counts_once() -> None:
    assert wording("La police municipale.\nUne police municipale !").counts.matrix.max() == 1


def test_passages_keep_their_order() -> None:
    corpus = found([VOTE, POLICE])
    sample = take_sample(corpus.passages, corpus.grouping, 100)
    assert [unit[0] for unit in sample.units] == list(range(10))
    assert isinstance(corpus.passages[0], Passage)
