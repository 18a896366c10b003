"""Planted campaigns are found again, and nothing else is a copy."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.campaigns_planted import campaign, pairwise
from nlp.copies.stage import group_copies

SUBJECTS = "la gare|le collège|la mairie|le marché|la piscine|le cabinet médical|la poste".split(
    "|"
)
WISHES = "rouvrir|rénover|agrandir|protéger|financer|moderniser|garder|surveiller".split("|")
WHEN = "chaque matin|dès cet été|avant la rentrée|pendant les travaux|la nuit|en hiver".split("|")
WHO = "les habitants|les familles|nos aînés|les commerçants|les élèves|les voisins".split("|")
WHY = "faute de bus|à cause du bruit|par manque de place|vu le prix du loyer|sans attendre".split(
    "|"
)


def sentence(chance: random.Random) -> str:
    what, act, when, who, why = (chance.choice(one) for one in (SUBJECTS, WISHES, WHEN, WHO, WHY))
    kinds = (
        f"Il faut {act} {what} {when} pour {who}, {why}.",
        f"{who.capitalize()} demandent de {act} {what} {why}, surtout {when}.",
        f"{when.capitalize()}, {why}, {who} voudraient voir la commune {act} {what}.",
    )
    return chance.choice(kinds)


def text(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 4)))


@pytest.mark.parametrize("rate", [0.01, 0.05, 0.10])
def test_planted_campaigns_are_found_again_among_texts_on_the_same_subjects(rate: float) -> None:
    chance = random.Random(3)
    rows = [(text(chance), -1) for _ in range(600)]
    for number in range(12):
        rows += [(copy, number) for copy in campaign(text(chance), 15, rate, chance)]
    found = group_copies([one for one, _ in rows])
    assert pairwise(np.array([number for _, number in rows]), found.group)[2] >= 0.95


def test_equal_short_answers_are_copies_but_say_too_little_for_a_campaign() -> None:
    found = group_copies(["Oui.", "oui", "Baisser les impôts", "Baisser les taxes"])
    assert found.group.tolist() == [0, 0, 1, 2]
    assert not found.lengthy.any()


def test_a_chain_of_edits_does_not_join_its_ends() -> None:
    words = [f"mot{i}" for i in range(60)]
    chain = [" ".join(words[start : start + 30]) for start in range(0, 31, 3)]
    group = group_copies(chain).group
    assert group[0] == group[1]
    assert group[0] != group[-1]


def test_what_a_form_offers_to_tick_is_no_campaign() -> None:
    ticked = "reculer l'âge de la retraite, augmenter le temps de travail de tous les salariés"
    chance = random.Random(5)
    texts = [f"{ticked} {' '.join(chance.sample(range_words(), 20))}" for _ in range(150)]
    found = group_copies([*texts, ticked, ticked.upper()])
    assert not found.lengthy[-1]
    assert found.group[-1] == found.group[-2]


def range_words() -> list[str]:
    return [f"mot{i}" for i in range(2_000)]


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(40)))
def test_the_order_of_texts_changes_no_group(order: list[int]) -> None:
    chance = random.Random(9)
    texts = [one for _ in range(8) for one in campaign(text(chance), 5, 0.10, chance)]
    usual = group_copies(texts)
    other = group_copies([texts[i] for i in order])
    pairs = zip(usual.group[order].tolist(), other.group.tolist(), strict=True)
    assert len(set(pairs)) == len(set(usual.group.tolist())) == len(set(other.group.tolist()))
    assert (usual.lengthy[order] == other.lengthy).all()


def test_nothing_to_group_gives_nothing() -> None:
    assert group_copies([]).group.tolist() == []
