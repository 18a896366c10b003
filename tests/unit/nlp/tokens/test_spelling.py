"""Case and accents come back where they are sure."""

import pytest

from data.lexicons import load_lexicon
from nlp.tokens.spelling import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(load_lexicon())


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("INCIVILITES", "incivilités"),
        ("INCIVILITÉS", "incivilités"),
        ("POLICIERS", "policiers"),
        ("SECURITE", "sécurité"),
        ("Impots", "impôts"),
        ("impöts", "impôts"),
        ("reforme", "réforme"),
        ("DEJA", "déjà"),
        ("CRS", "CRS"),
        ("RIC", "RIC"),
        ("tva", "TVA"),
        ("XKZQ", "XKZQ"),
        ("voiture", "voiture"),
        ("Soissonnais", "soissonnais"),
        ("france", "France"),
    ],
)
def test_words_take_their_usual_form(speller: Speller, written: str, usual: str) -> None:
    assert speller.usual(written) == usual
