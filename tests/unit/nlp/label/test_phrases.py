"""Tests of nlp.label.phrases: noun phrases as they stand in the texts."""

import pytest

from nlp.label.phrases import count_words
from tests.unit.nlp.label.corpora import wording


def seen(*texts: str) -> set[str]:
    return {phrase.form for phrase in wording(*texts).counts.phrases}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Il faut plus de moyens pour la police municipale.", "police municipale"),
        ("Nous voulons les moyens de la police municipale !", "moyens de la police municipale"),
        ("Supprimez la taxe d'habitation.", "taxe d'habitation"),
        (
            "Une TVA réduite sur les produits de première nécessité",
            "produits de première nécessité",
        ),
        ("Les petites communes rurales sont oubliées", "petites communes rurales"),
        ("Les transports en commun sont chers", "transports en commun"),
        ("L'aide aux personnes âgées", "personnes âgées"),
        ("On attend des heures supplémentaires", "heures supplémentaires"),
        ("Plus d'habitant·e·s concerné·e·s", "habitants concernés"),
        ("LES IMPOTS LOCAUX", "impôts locaux"),
    ],
)
def test_a_phrase_is_taken_as_it_stands(text: str, phrase: str) -> None:
    assert phrase in seen(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("La police, municipale ou non", "police municipale"),
        ("Une taxe de 5 euros", "taxe d'euros"),
        ("L'aide de [personne] municipale", "aide municipale"),
        ("Les riches payent", "riches payent"),
        ("On demande la sécurité", "demande"),
        ("Il faut taxer les avions", "taxer"),
        ("Ils travaillent drastiquement", "drastiquement"),
        ("Les foyers touchant une aide", "foyers touchant"),
        ("Des produits pétroliers chers", "produits pétroliers chers pour"),
    ],
)
def test_no_phrase_reaches_over_signs_numbers_masks_and_verbs(text: str, phrase: str) -> None:
    assert phrase not in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Des impôts locale",
        "La police municipal",
        "Une grand ville",
        "Le personnes âgée",
        "La police des ville",
        "Une ville acquises",
    ],
)
def test_what_does_not_agree_is_no_phrase(text: str) -> None:
    assert all(
        " " not in form for form in seen(text, "La police. La ville. Une police. Une ville.")
    )


def test_a_phrase_is_not_cut_before_its_adjective() -> None:
    forms = seen("La taxe sur les produits pétroliers augmente.")
    assert "taxe sur les produits pétroliers" in forms
    assert "taxe sur les produits" not in forms


def test_singular_and_plural_are_one_phrase_in_its_commonest_form() -> None:
    texts = ["le camion rouge", "les camions rouges", "des camions rouges"]
    forms = [p.form for p in wording(*texts).counts.phrases if len(p.content) == 2]
    assert forms == ["camions rouges"]


def test_missing_accents_are_restored() -> None:
    assert "sécurité routière" in seen("La securite routiere avant tout")


@pytest.mark.parametrize(("form", "words"), [("l'impôt", 2), ("centre-ville", 2), ("vote", 1)])
def test_words_are_counted_strictly(form: str, words: int) -> None:
    assert count_words(form) == words
