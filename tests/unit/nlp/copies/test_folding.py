"""What copies of one text may differ in."""

import pytest

from nlp.copies.folding import fold

TEXT = "il faut plus de trains l ete"


@pytest.mark.parametrize(
    "said",
    [
        "Il faut plus de trains l'été.",
        "IL FAUT PLUS DE TRAINS L’ETE !!!",
        "Bonjour, il faut plus de trains, l'été. Cordialement, Jeanne Martin",
        "Madame, Monsieur,\nil faut plus de trains l'été\nMerci d'avance",
        "Bonsoir à tous ! Il faut – plus de trains l’été. Bien à vous",
    ],
)
def test_case_accents_marks_and_greetings_do_not_matter(said: str) -> None:
    assert fold(said) == TEXT


def test_a_greeting_alone_and_thanks_within_a_text_are_kept() -> None:
    assert fold("Bonjour, merci.") == "bonjour merci"
    words = "un " * 30
    assert fold(f"merci aux soignants qui {words}") == f"merci aux soignants qui {words}".strip()


def test_a_text_without_latin_letters_is_kept() -> None:
    assert fold("??  Привет") == "?? Привет"
    assert fold("") == ""
