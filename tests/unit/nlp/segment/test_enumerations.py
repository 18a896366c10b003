"""Marks of enumeration, and numbers that are none."""

import pytest

from nlp.segment.enumerations import enumerated


def marks(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in enumerated(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1) des bancs 2) des arbres 3) des jeux", ["1)", "2)", "3)"]),
        ("1/ des bancs 2/ des arbres", ["1/", "2/"]),
        ("1°) des bancs 2°) des arbres", ["1°)", "2°)"]),
        ("a. des bancs b. des arbres", ["a.", "b."]),
        ("A) des bancs B) des arbres", ["A)", "B)"]),
        ("1. des bancs\n2. des arbres", ["1.", "2."]),
        ("1-des bancs 2-des arbres", ["1-", "2-"]),
        ("3. des bancs", ["3."]),
    ],
)
def test_runs_of_marks_are_found(text: str, found: list[str]) -> None:
    assert marks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "l'article 49-3 et l'article 16. Le reste",
        "il y en a 2) ou plus",
        "la TVA à 5.5 puis 20 - rien d'autre",
        "un plan b. et rien",
        "le 3/4 des gens",
        "plan A) puis rien",
    ],
)
def test_other_numbers_and_letters_are_no_marks(text: str) -> None:
    assert marks(text) == []


def test_spelt_ordinals_begin_an_item() -> None:
    text = "premièrement des bancs, deuxièmement des arbres, d'autre part des jeux"
    cuts = [start for start, _ in enumerated(text)]
    assert [text[c:].split()[0] for c in cuts] == ["deuxièmement", "d'autre"]
