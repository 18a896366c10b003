"""Answers stand in the order in which a questionnaire would print them."""

import random

import pytest

from nlp.aggregate.scales import SCALES, Scale, fold_answer, in_order, is_no_answer

ORDERED = (
    ("Pas du tout", "Plutôt pas", "Plutôt", "Tout à fait"),
    ("Pas du tout d'accord", "Pas d'accord", "D'accord", "Tout à fait d'accord"),
    ("Pas du tout en sécurité", "Peu en sécurité", "Assez en sécurité", "Tout à fait en sécurité"),
    ("Très satisfaite", "Satisfaite", "Ni satisfaite ni insatisfaite", "Pas du tout satisfaite"),
    ("Très bonne", "Plutôt bonne", "Moyenne", "Plutôt mauvaise", "Très mauvaise"),
    ("Oui", "Plutôt oui", "Plutôt non", "Non", "NSP"),
    ("Oui", "Non", "Ne se prononce pas"),
    ("Tout à fait", "Plutôt oui", "Plutôt non", "Pas du tout", "Sans opinion"),
    ("Moins de 18 ans", "18-24 ans", "25-34 ans", "65 ans et plus"),
    ("Moins de 1 an", "De 1 à 5 ans", "Plus de 5 ans", "Autre"),
    ("1", "2", "3", "10"),
    ("1️⃣", "2️⃣", "3️⃣"),
    ("Jamais", "Parfois", "Souvent", "Toujours", "Je ne sais pas"),
    ("Moins", "Autant", "Plus"),
)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_each_scale_orders_its_own_examples(scale: Scale) -> None:
    assert _ordered(scale.examples) == scale.examples


@pytest.mark.parametrize("options", ORDERED, ids=lambda options: options[0])
def test_answers_stand_in_the_order_of_their_scale(options: tuple[str, ...]) -> None:
    assert _ordered(options) == options


def test_answers_without_scale_stand_by_frequency_and_others_last() -> None:
    chosen = {"Vols": 3, "Autre": 9, "Bruit": 7, "Sans opinion": 1}
    folded = {one: fold_answer(one) for one in chosen}
    assert in_order(chosen, folded) == ("Bruit", "Vols", "Autre", "Sans opinion")


def test_one_stranger_among_the_answers_makes_no_scale() -> None:
    chosen = {"Pas du tout": 1, "Tout à fait": 2, "Les transports": 3}
    folded = {one: fold_answer(one) for one in chosen}
    assert in_order(chosen, folded) == ("Les transports", "Tout à fait", "Pas du tout")


@pytest.mark.parametrize(
    "text", ["", " ", "Je passe", "🤷‍♂️", "Sans réponse", "NR", "Pas de réponse"]
)
def test_a_non_answer_is_recognised(text: str) -> None:
    assert is_no_answer(fold_answer(text))


@pytest.mark.parametrize("text", ["Non", "NSP", "Passage à niveau", "Refuser les vols", "0"])
def test_an_answer_is_no_non_answer(text: str) -> None:
    assert not is_no_answer(fold_answer(text))


def _ordered(options: tuple[str, ...]) -> tuple[str, ...]:
    mixed = list(options)
    random.Random(3).shuffle(mixed)
    chosen = {one: random.Random(one).randrange(1, 50) for one in mixed}
    return in_order(chosen, {one: fold_answer(one) for one in mixed})
