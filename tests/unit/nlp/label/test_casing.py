"""Tests of nlp.label.casing and spelling: capitals of names, words well spelt."""

import pytest

from nlp.label.spelling import FREQUENT, KNOWN, MISSPELT, SELDOM, Spelling
from tests.unit.nlp.label.corpora import french, wording


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("dépenses de l'état", "Dépenses de l'État"),
        ("état des routes", "État des routes"),
        ("taxe des GAFAM", "Taxe des GAFAM"),
        ("impôts locaux", "Impôts locaux"),
        ("maire de soissons", "Maire de Soissons"),
    ],
)
def test_a_title_has_the_capitals_that_most_writers_give(phrase: str, title: str) -> None:
    texts = (
        "Que les GAFAM payent, les GAFAM aussi. Moins de dépenses de l'Etat.",
        "Le maire de Soissons et les gens de Soissons. L'état des routes. Des impôts locaux.",
        "LES IMPOTS LOCAUX SONT TROP CHERS",
    )
    assert wording(*texts).casing.title(phrase) == title


@pytest.mark.parametrize(
    ("word", "sureness"),
    [
        ("sécurité", KNOWN),
        ("RIC", KNOWN),
        ("sapeurs-pompiers", KNOWN),
        ("horraires", MISSPELT),
        ("covoiturage", FREQUENT),
        ("xylkoprit", SELDOM),
    ],
)
def test_a_word_one_letter_away_from_a_known_one_is_misspelt(word: str, sureness: float) -> None:
    assert Spelling(french().known, {"covoiturage": 9}).sureness(word) == sureness


def test_a_misspelt_word_is_not_named_while_a_well_spelt_one_is_there() -> None:
    read = wording("Les horraires du bus", "Les horraires du bus", "Les horaires du bus")
    weights = {p.form: w for p, w in zip(read.counts.phrases, read.readable, strict=True)}
    assert weights["horraires"] < 0.1 < weights["horaires"]
