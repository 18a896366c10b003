"""Tests of nlp.label.definitions: one sentence a theme."""

import pytest

from nlp.label.definitions import define, listed, without_example
from nlp.types import Verbatim
from tests.unit.nlp.label.corpora import BIKE, POLICE, VOTE, labelled

QUOTED = Verbatim(contribution_id="c", start=0, end=9, text="Du vélo\n!")


def test_a_definition_quotes_the_corpus() -> None:
    assert define(1, ["du vélo", "des pistes cyclables"], [QUOTED]) == (
        "Ce thème réunit les passages qui parlent du vélo et des pistes cyclables ; "
        "par exemple : « Du vélo ! »."
    )


def test_a_definition_without_exemplar_is_a_sentence() -> None:
    assert define(2, ["du vélo"], []) == "Ce sous-thème réunit les passages qui parlent du vélo."


def test_a_definition_without_subject_is_a_sentence() -> None:
    assert define(1, [], []) == "Ce thème réunit des passages proches."


def test_a_definition_can_be_shown_without_its_quotation() -> None:
    assert without_example(define(1, ["du vélo"], [QUOTED])) == define(1, ["du vélo"], [])
    assert without_example("Écrite à la main.") == "Écrite à la main."


@pytest.mark.parametrize(
    ("items", "joined"),
    [((), ""), (("a",), "a"), (("a", "b"), "a et b"), (("a", "b", "c"), "a, b et c")],
)
def test_items_are_listed_as_in_a_sentence(items: tuple[str, ...], joined: str) -> None:
    assert listed(items) == joined


def test_a_definition_begins_with_what_the_title_says() -> None:
    openings = [without_example(one.definition) for one in labelled([POLICE, VOTE, BIKE])]
    assert openings == [
        "Ce thème réunit les passages qui parlent de la police municipale et des moyens.",
        "Ce thème réunit les passages qui parlent du vote blanc et de l'abstention.",
        "Ce thème réunit les passages qui parlent des pistes cyclables et des vélos.",
    ]


def test_what_no_phrase_tells_is_named_in_quotation_marks() -> None:
    verbs = labelled([["Signaler sans attendre"] * 3, ["Expliquer, réagir"] * 3])
    assert "qui parlent de « attendre » et de « signaler »" in verbs[0].definition
