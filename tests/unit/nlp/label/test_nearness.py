"""Tests of nlp.label.nearness: meanings weigh phrases, and keep strangers apart."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nlp.label.nearness import Meanings, fit, unknown
from nlp.label.phrases import Key, Phrase
from nlp.label.stage import label
from nlp.settings import LabelSettings
from nlp.types import Vectors
from tests.unit.nlp.label.corpora import BIKE, POLICE, VOTE, found, french, labelled

DIRECTIONS = {"police": (1.0, 0.0), "vol": (0.8, 0.6), "porte": (0.0, 1.0)}


def encode(contents: Sequence[Key], forms: Sequence[str]) -> Vectors:
    return np.array([DIRECTIONS[one] for one in forms], dtype=np.float32)


def phrase(form: str) -> Phrase:
    return Phrase((form,), form, (form,))


PHRASES = [phrase(form) for form in DIRECTIONS]
OWN, OTHER = np.array([1.0, 0.0]), np.array([[0.0, 1.0]])


def test_the_nearest_phrase_counts_in_full_and_one_of_another_class_hardly() -> None:
    near = Meanings(encode).near(OWN, OTHER, size=50)(PHRASES)
    assert near.fit.tolist() == [1.0, 0.8, 0.1]


def test_meanings_count_for_less_in_a_large_class() -> None:
    small, large = (Meanings(encode).near(OWN, OTHER, size)(PHRASES).fit for size in (50, 5_000))
    assert large[0] == small[0] == 1.0
    assert all(large[1:] > small[1:])


def test_phrases_that_point_elsewhere_are_no_kin() -> None:
    kin = Meanings(encode).near(OWN, OTHER, size=50)(PHRASES).kin(np.array([0, 1, 2]))
    assert kin[0, 1] == 1.0
    assert kin[0, 2] == 0.1
    assert np.array_equal(kin, kin.T)


def test_without_an_encoder_or_a_phrase_all_count_alike() -> None:
    assert unknown(PHRASES).fit.tolist() == [1.0, 1.0, 1.0]
    assert unknown(PHRASES).kin(np.array([0, 2])).tolist() == [[1.0, 1.0], [1.0, 1.0]]
    assert Meanings(encode).near(OWN, OTHER, size=1)([]).fit.shape == (0,)


def test_the_only_class_has_no_other_to_lie_nearer_to() -> None:
    assert fit(np.array([0.5, 0.25]), np.zeros((2, 0))).tolist() == [1.0, 0.5]


def test_an_encoder_that_knows_nothing_changes_no_title() -> None:
    def blind(contents: Sequence[Key], forms: Sequence[str]) -> Vectors:
        return np.ones((len(forms), 2), dtype=np.float32)

    themes = label(replace(found([POLICE, VOTE, BIKE]), encode=blind), LabelSettings(), french())
    assert [one.title for one in themes] == [one.title for one in labelled([POLICE, VOTE, BIKE])]
