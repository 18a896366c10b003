"""What words alone decide."""

import pytest

from nlp.nature.rules import asks_nothing, asks_plainly


@pytest.mark.parametrize(
    "text",
    [
        "Quand aurons-nous une police municipale ?",
        "Pourquoi ne pas armer la police municipale ? »",
        "Il faut des caméras, non ?!",
        "Sans objet",
        "sans objet.",
        "RAS",
        "R.A.S.",
        "Néant",
        "Aucune proposition",
        "Je ne sais pas",
        "Non concerné",
        "Merci beaucoup !",
        "Bonjour",
        "Pas d'avis",
    ],
)
def test_questions_and_answers_without_object_ask_nothing(text: str) -> None:
    assert asks_nothing(text)


@pytest.mark.parametrize(
    "text",
    ["Rien de neuf sans plus de gendarmes", "Merci de rouvrir le poste", "Objet : plus de bus",
     "Pas d'armes", "Voir plus de policiers"],
)  # fmt: skip
def test_a_demand_that_begins_alike_still_asks(text: str) -> None:
    assert not asks_nothing(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Nous demandons sa réouverture.", True),
        ("il faudrait un suivi", True),
        ("Non aux caméras", True),
        ("Besoin d'un service public de proximité", True),
        ("On nous demande trop de papiers.", False),
        ("Je me demande à quoi cela sert.", False),
        ("Il ne faut rien attendre d'eux.", False),
    ],
)
def test_plain_demands_are_told_from_what_sounds_alike(text: str, plain: bool) -> None:
    assert asks_plainly(text) is plain
