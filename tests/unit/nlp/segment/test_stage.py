"""Contributions become passages with offsets, one idea each."""

import pytest

from nlp.segment import stage
from nlp.segment.stage import segment
from nlp.types import Contribution


def parts(text: str) -> list[str]:
    return [passage.text for passage in segment([Contribution(id="c", text=text)])]


def test_passages_carry_their_contribution_their_rank_and_their_place() -> None:
    contributions = [
        Contribution(id="a", text="  Des bus propres. Moins de bruit la nuit. "),
        Contribution(id="b", text="Des pistes cyclables"),
    ]
    found = [(p.contribution_id, p.index, p.start, p.end) for p in segment(contributions)]
    assert found == [("a", 0, 2, 18), ("a", 1, 19, 42), ("b", 0, 0, 20)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oui. Il faut plus de bus le soir.", ["Oui. Il faut plus de bus le soir."]),
        (
            "Il manque des bus le soir. Merci.",
            ["Il manque des bus le soir. Merci."],
        ),
        ("Le RIC && L'insécurité le soir", ["Le RIC", "L'insécurité le soir"]),
        ("- police\n- justice\n- école", ["police", "justice", "école"]),
        ("Oui && Il manque des bus", ["Oui && Il manque des bus"]),
        (
            "Transports :\n- des bus le soir\n- des trains fiables",
            ["Transports :\n- des bus le soir", "des trains fiables"],
        ),
        ("des bus le soir\nmerci", ["des bus le soir\nmerci"]),
    ],
)
def test_fragments_join_a_neighbour_and_single_items_stand(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["- - -", "???", "&&", "•", "1)"])
def test_a_text_of_signs_is_one_passage(text: str) -> None:
    assert parts(text) == [text]


def test_white_space_has_no_passage() -> None:
    assert parts(" \n ") == []


def test_nothing_is_cut_inside_brackets_or_quotation_marks() -> None:
    text = (
        "des aides (loyers. Charges ; repas, il faut tout compter) pour les jeunes « Oui ! Non ! »"
    )
    assert parts(text) == [text]


def test_several_ideas_of_one_answer_come_apart() -> None:
    text = (
        "Plus d'éclairage dans ma rue. Renforcer la police de nuit, rouvrir la gare "
        "et créer une maison de santé ; enfin les trottoirs sont défoncés"
    )
    assert parts(text) == [
        "Plus d'éclairage dans ma rue.",
        "Renforcer la police de nuit,",
        "rouvrir la gare",
        "et créer une maison de santé ;",
        "enfin les trottoirs sont défoncés",
    ]


def test_two_processes_cut_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "WORTH_SHARING", 10)
    monkeypatch.setattr(stage, "CHUNK", 30)
    texts = [f"Plus de trains vers Laon ({i}). Moins de bruit la nuit." for i in range(70)]
    asked = [Contribution(id=str(i), text=text) for i, text in enumerate(texts)]
    assert segment(asked, threads=2) == segment(asked)
