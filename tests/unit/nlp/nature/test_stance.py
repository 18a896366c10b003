"""For and against, with the lexicons of the project."""

import pytest

from data.lexicons.sections import load_polarity, load_subjects
from nlp.nature.folding import folded_words
from nlp.nature.stance import stance
from nlp.nature.terms import terms

SUBJECTS, POLARITY = terms(load_subjects()), terms(load_polarity())


def side_of(text: str) -> str:
    words = folded_words(text)
    return stance(words, next(SUBJECTS.find(words)), POLARITY)


@pytest.mark.parametrize(
    "text",
    [
        "Plus de caméras au centre-ville",
        "Développer la vidéoprotection",
        "La vidéosurveillance doit être renforcée",
        "Ne pas supprimer les caméras",
        "Pas assez de caméras près de la gare",
        "Je suis favorable à la vidéoprotection",
        "Il ne faut pas réduire l'éclairage public",
        "Arrêtez de supprimer les lampadaires",
    ],
)
def test_what_asks_for_more_is_for(text: str) -> None:
    assert side_of(text) == "pour"


@pytest.mark.parametrize(
    "text",
    [
        "Moins de caméras",
        "Non aux caméras",
        "Supprimer la vidéoprotection",
        "Arrêter de mettre des caméras partout",
        "Il ne faut pas installer de caméras",
        "La vidéosurveillance doit être supprimée",
        "Pas de drones",
        "Stop aux éoliennes",
        "Je suis contre l'armement de la police municipale",
        "Ne pas armer la police municipale",
    ],
)
def test_what_refuses_is_against(text: str) -> None:
    assert side_of(text) == "contre"


def test_a_mention_without_demand_takes_no_side() -> None:
    assert side_of("La caméra de la gare") == ""


def test_a_demand_of_another_sentence_does_not_count() -> None:
    assert side_of("Supprimer quoi ? la vidéoprotection") == ""
