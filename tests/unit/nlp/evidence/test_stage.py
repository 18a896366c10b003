"""Tests of nlp.evidence: words that weigh, exemplars that are near."""

import numpy as np
import pytest

from nlp.evidence import weights
from nlp.evidence.stage import Shown, Space, exemplar_rows, no_evidence, weigh
from nlp.evidence.weights import heaviest, read_words
from nlp.grouping import Evidence
from nlp.types import Passage, Theme, Verbatim
from tests.unit.nlp.builders import one_theme_each, tokens

TEXTS = ("police brigade", "école police", "école cantine")
TOKENS = [tokens(text) for text in TEXTS]
PASSAGES = [
    Passage(contribution_id=str(i), index=0, start=0, end=len(text), text=text)
    for i, text in enumerate(TEXTS)
]
VECTORS = np.array([[1, 0], [0.6, 0.8], [0, 1]], dtype=np.float32)
WORDS = np.array([[0.8, 0.4], [1, 0], [0.3, 0.9], [0, 1]], dtype=np.float32)
"""Rows of "police", "brigade", "école" and "cantine"."""


def theme(name: str, *shown: int) -> Theme:
    exemplars = tuple(
        Verbatim(contribution_id=str(i), start=0, end=len(TEXTS[i]), text=TEXTS[i]) for i in shown
    )
    return Theme(
        id=name, parent_id=None, level=1, title=name, terms=(), definition="", exemplars=exemplars
    )


def weighed() -> Evidence:
    none, zero = np.full(3, -1, dtype=np.int32), np.zeros(3, dtype=np.float32)
    grouping = one_theme_each(
        themes=2, parents=(), status=("assigned",) * 3, theme=np.array([0, 1, 1], dtype=np.int32),
        subtheme=none, strength=zero, runner_up=none, margin=zero,
        also=np.array([-1, 0, -1], dtype=np.int32),
    )  # fmt: skip
    axes = np.eye(2, dtype=np.float32)
    space = Space(reduce=lambda rows: rows.astype(float), components=axes[:0], centroids=axes)
    exemplars = exemplar_rows(
        PASSAGES, VECTORS, [theme("t02", 0), theme("t01", 1, 2)], space.reduce
    )
    shown = Shown(vectors=VECTORS, grouping=grouping, exemplars=exemplars)
    held = read_words(TOKENS)
    return weigh(shown, held, WORDS, space)


def test_the_words_of_a_theme_weigh_most_for_it() -> None:
    assert weighed().terms == [("brigade", "police"), ("école", "police"), ("cantine", "école")]


def test_some_passages_at_a_time_give_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = weighed().terms
    monkeypatch.setattr(weights, "CHUNK", 1)
    assert weighed().terms == whole


def test_a_second_theme_has_words_and_an_exemplar_of_its_own() -> None:
    found = weighed()
    assert list(found.also_terms) == [(), ("police", "école"), ()]
    assert found.also_exemplar.tolist() == [-1, 0, -1]


def test_the_nearest_exemplar_of_the_theme_is_named() -> None:
    assert weighed().exemplar.tolist() == [0, 0, 1]


def test_words_that_speak_against_a_theme_are_left_out() -> None:
    held = read_words([tokens("police cantine")])
    scores = np.array([[0.5], [-0.5]], dtype=np.float32)
    assert heaviest(held, scores, np.array([0], dtype=np.int32), 3) == [("police",)]


def test_where_no_passage_has_the_theme_there_are_no_words() -> None:
    none = np.full(1, -1, dtype=np.int32)
    held = read_words([tokens("police")])
    assert heaviest(held, np.ones((1, 2), dtype=np.float32), none, 3) == [()]


def test_without_themes_there_is_nothing_to_say() -> None:
    found = no_evidence(2)
    assert list(found.terms) == [(), ()]
    assert found.exemplar.tolist() == [-1, -1]
