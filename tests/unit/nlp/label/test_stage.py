"""Tests of nlp.label.stage: what a person reads of each theme."""

import subprocess
import sys
from dataclasses import replace

import pytest

from nlp.label.stage import label
from nlp.settings import LabelSettings
from nlp.types import Theme
from tests.unit.nlp.label.corpora import BIKE, POLICE, VOTE, found, french, labelled

SPLIT = {0: [0, 1, 0, 1, 0]}


def test_themes_come_with_their_subthemes() -> None:
    themes = labelled([POLICE, VOTE, BIKE], SPLIT)
    assert [one.id for one in themes] == ["t01", "t01-1", "t01-2", "t02", "t03"]
    assert [one.parent_id for one in themes][:3] == [None, "t01", "t01"]
    assert [one.level for one in themes] == [1, 2, 2, 1, 1]


def test_the_stability_of_a_theme_and_of_a_subtheme_is_its_own() -> None:
    themes = labelled([POLICE, VOTE, BIKE], SPLIT)
    assert [one.stability for one in themes] == [1.0, 0.5, 0.4, 0.9, 0.8]


def test_all_titles_differ() -> None:
    themes = labelled([POLICE, VOTE, BIKE], SPLIT)
    assert len({one.title.casefold() for one in themes}) == len(themes)


def test_without_themes_there_is_nothing_to_name() -> None:
    corpus = found([POLICE])
    nothing = replace(corpus, grouping=replace(corpus.grouping, themes=0))
    assert label(nothing, LabelSettings(), french()) == []


def test_the_number_of_terms_and_exemplars_is_a_setting() -> None:
    themes = label(found([POLICE, VOTE]), LabelSettings(terms=2, exemplars=1), french())
    assert [(len(one.terms), len(one.exemplars)) for one in themes] == [(2, 1), (2, 1)]


@pytest.mark.parametrize("text", ["", "…", "12 %", "http://x.fr", "[personne]"])
def test_a_theme_without_words_is_no_error(text: str) -> None:
    themes = labelled([[text] * 3, VOTE])
    assert {one.title for one in themes} == {"Propos divers", "Vote blanc"}


def test_masked_data_is_never_named() -> None:
    named: list[Theme] = labelled([["Plainte de [personne] au [téléphone]"] * 4, VOTE])
    assert not any("[" in one.title or "personne" in one.title for one in named)


@pytest.mark.slow
def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "from tests.unit.nlp.label.corpora import BIKE, POLICE, VOTE, labelled;"
        "print(labelled([POLICE, VOTE, BIKE], {0: [0, 1, 0, 1, 0]}))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
