"""Tests of service.writer.checking: what a model wrote against what it was shown."""

import json

import pytest

from service.writer.checking import Sentence, check

SHOWN = {
    "V1": "Trois lampadaires sur dix sont éteints rue des Écoles.",
    "V2": "Les patrouilles de nuit manquent depuis 2018.",
}


def answer(*phrases: tuple[str, list[str]]) -> str:
    return json.dumps({"phrases": [{"texte": text, "citations": marks} for text, marks in phrases]})


GOOD = "Des contributions disent que les patrouilles de nuit manquent."


def test_a_sentence_in_the_words_of_the_passages_it_cites_is_kept() -> None:
    found = check(answer((GOOD, ["V2"])), SHOWN)
    assert found.sentences == (Sentence(GOOD, ("V2",)),)
    assert found.dropped == ()


def test_a_quotation_to_the_letter_and_a_known_figure_are_kept() -> None:
    text = "Les patrouilles de nuit « manquent depuis 2018 »."
    assert check(answer((text, ["V2"])), SHOWN).sentences


@pytest.mark.parametrize(
    ("text", "marks", "reason"),
    [
        (GOOD, ["V9"], "V9"),
        (GOOD, [], "rien"),
        ("Les patrouilles de nuit « manquent souvent ».", ["V2"], "cite mal"),
        ("Les patrouilles de nuit manquent à 47 %.", ["V2"], "47"),
        ("Les Français trouvent que les patrouilles de nuit manquent.", ["V2"], "parle de tous"),
        ("Voir https://exemple.invalid sur les patrouilles.", ["V2"], "adresse"),
        ("Le gouvernement prépare une réforme fiscale ambitieuse.", ["V2"], "mots des passages"),
        ("Les patrouilles de nuit manquent. " * 20, ["V2"], "trop longue"),
    ],
)
def test_what_cannot_be_checked_is_dropped_with_its_reason(
    text: str, marks: list[str], reason: str
) -> None:
    found = check(answer((text, marks), (GOOD, ["V2"])), SHOWN)
    assert [one.text for one in found.sentences] == [GOOD]
    assert [reason in one.reason for one in found.dropped] == [True]


@pytest.mark.parametrize(
    "raw", ["Voici mon résumé.", "[]", '{"phrases": "x"}', "", "[" * 5_000, '{"phrases": [3]}']
)
def test_an_answer_of_another_form_is_dropped_as_a_whole(raw: str) -> None:
    found = check(raw, SHOWN)
    assert found.sentences == ()
    assert len(found.dropped) == 1
    assert "illisible" in found.dropped[0].reason


def test_a_fence_around_the_answer_does_no_harm_and_a_repeat_is_kept_once() -> None:
    raw = f"```json\n{answer((GOOD, ['V2']), (GOOD, ['[V2]']))}\n```"
    assert [one.text for one in check(raw, SHOWN).sentences] == [GOOD]
