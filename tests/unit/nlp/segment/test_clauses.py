"""Measures and clauses that stand alone are cut; what depends on another part is not."""

import pytest

from nlp.segment.stage import spans
from nlp.segment.words import content_words, is_action, is_infinitive


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "renforcer la police municipale,|supprimer les niches fiscales|et créer des emplois aidés",
        "Il faut entretenir les trottoirs abîmés,|planter des arbres partout|et fermer les friches",
        "plus de policiers dehors,|moins de paperasse inutile",
        "baisse de la TVA,|suppression de la taxe locale|et création de postes",
        "Mes idées : ouvrir la gare,|doubler les bus",
        "Les rues sont sales,|mais on ne voit jamais personne",
        "Les loyers sont beaucoup trop chers,|il faut construire davantage",
        "Le maire est absent|et il faut prévenir les habitants",
    ],
)
def test_parts_that_stand_alone_are_cut(text: str) -> None:
    assert parts(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "former, équiper et payer les agents",
        "police, justice, éducation, santé, transports",
        "donner aux habitants le droit de proposer une loi et voter chaque année",
        "Quand les rues sont sales, il faut les nettoyer",
        "Pour que la ville soit propre, il faut des poubelles",
        "lutter contre la fraude et l'optimisation fiscale",
        "réduire les dépenses ou augmenter les impôts locaux",
        "La justice est lente et elle coûte cher",
        "Des gens bien, on en trouve",
        "le train, les autobus et 3 vélos",
    ],
)
def test_parts_that_depend_on_each_other_stay_together(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize("word", ["Supprimer", "réunir", "mettre", "prévoir"])
def test_infinitives_are_known(word: str) -> None:
    assert is_infinitive(word)


@pytest.mark.parametrize("word", ["quartier", "avenir", "maire", "pouvoir", "mer", "ville"])
def test_other_words_are_no_infinitives(word: str) -> None:
    assert not is_infinitive(word)


def test_nouns_of_action_are_known() -> None:
    assert is_action("Baisse")
    assert is_action("rénovation")
    assert not is_action("maison")


def test_content_words_leave_function_words_out() -> None:
    assert content_words("Il y en a d'autres, merci : des voitures ventouses") == 2
