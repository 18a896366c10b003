"""Headers are compared without accents, case, punctuation or codes."""

import pytest

from data.synonyms import bare_header, fold, is_missing, is_question, name_score


@pytest.mark.parametrize(
    ("role", "header", "score"),
    [
        ("text", "Réponse", 1.0),
        ("text", "VOTRE AVIS :", 1.0),
        ("territory", "code_departement", 1.0),
        ("postcode", "Votre code postal", 0.8),
        ("contributor", "userId", 1.0),
        ("audience", "Q1. Êtes-vous ?", 1.0),
        ("territory", "Dans quel département habitez-vous ?", 0.8),
        ("date", "Date de la visite", 0.6),
        ("commune", "Que pensez-vous de la vie dans votre commune en général ?", 0.0),
        ("id", "Identité", 0.0),
    ],
)
def test_a_header_sounds_like_its_role(role: str, header: str, score: float) -> None:
    assert name_score(role, header) == score


def test_headers_fold_to_plain_words() -> None:
    assert fold("N° de l’Élève_2") == "n de l eleve 2"


def test_codes_before_a_question_are_left_out() -> None:
    assert bare_header("Q3[SQ001]. Êtes-vous inquiet ?") == "Êtes-vous inquiet ?"


def test_questions_are_told_from_names() -> None:
    assert is_question("Que proposez-vous ?")
    assert is_question("Q1[SQ001]")
    assert not is_question("Code postal")


@pytest.mark.parametrize("value", ["", " ? ", "N/A", "(vide)", "Non renseigné"])
def test_signs_for_nothing_are_nothing(value: str) -> None:
    assert is_missing(value)
