"""Lemmas of words, those that the libraries get wrong first."""

import pytest

from data.lexicons import load_lexicon
from nlp.tokens.lemmas import Lemmatiser


@pytest.fixture(scope="module")
def lemmatiser() -> Lemmatiser:
    return Lemmatiser(load_lexicon())


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("gendarmes", "gendarme"),
        ("peines", "peine"),
        ("drogues", "drogue"),
        ("insultes", "insulte"),
        ("vitres", "vitre"),
        ("taxes", "taxe"),
        ("il", "il"),
        ("policiers", "policier"),
        ("incivilités", "incivilité"),
        ("routière", "routier"),
        ("départementales", "départemental"),
        ("taxés", "taxer"),
        ("sécurité", "sécurité"),
        ("salariés", "salarié"),
        ("temps", "temps"),
        ("procès", "procès"),
        ("CRS", "crs"),
        ("France", "france"),
        ("vélos", "vélo"),
        ("nouvelles", "nouveau"),
        ("poubelles", "poubelle"),
        ("interdite", "interdire"),
    ],
)
def test_words_have_their_lemma(lemmatiser: Lemmatiser, form: str, lemma: str) -> None:
    assert lemmatiser.lemmas(form).alone == lemma


def test_a_form_is_a_noun_after_a_determiner_and_a_verb_after_a_pronoun(
    lemmatiser: Lemmatiser,
) -> None:
    assert lemmatiser.lemmas("demande").verb == "demander"
    assert lemmatiser.lemmas("demande").noun == "demande"
    assert lemmatiser.lemmas("visites").noun == "visite"
    assert lemmatiser.lemmas("réserve").verb == "réserver"


def test_adverbs_are_told_from_nouns_in_ment(lemmatiser: Lemmatiser) -> None:
    assert lemmatiser.is_adverb("parfaitement")
    assert lemmatiser.is_adverb("dangereusement")
    assert not lemmatiser.is_adverb("logement")
    assert not lemmatiser.is_adverb("stationnement")
    assert not lemmatiser.is_adverb("paiement")
    assert not lemmatiser.is_adverb("police")
