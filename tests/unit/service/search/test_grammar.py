"""What a person types into a search."""

import pytest

from service.search.errors import BadQuery
from service.search.grammar import LONGEST, Clause, read_query


def test_words_phrases_and_exclusions_are_told_apart() -> None:
    query = read_query('impôts "Police Municipale" -taxe -"à pied"')
    assert query.wanted == (
        Clause(marks=("_impots", "_impot")),
        Clause(forms=("police", "municipale")),
    )
    assert query.barred == (Clause(marks=("_taxe",)), Clause(forms=("a", "pied")))


@pytest.mark.parametrize("typed", ["« police municipale »", "“police municipale”"])
def test_french_and_curly_quotes_are_quotes(typed: str) -> None:
    assert read_query(typed).wanted == (Clause(forms=("police", "municipale")),)


def test_a_word_with_a_hyphen_is_a_phrase_and_an_elided_article_is_left_out() -> None:
    assert read_query("porte-monnaie").wanted == (Clause(forms=("porte", "monnaie")),)
    assert read_query("l'éclairage").wanted == read_query("éclairage").wanted
    assert read_query("aujourd'hui").wanted == (Clause(forms=("aujourd", "hui")),)


def test_a_dash_between_words_excludes_nothing() -> None:
    assert read_query("police - justice").barred == ()


def test_the_same_word_twice_is_asked_for_once() -> None:
    assert len(read_query("rue RUE rue").wanted) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Recherche vide"),
        ("  ", "vide"),
        ("?!", "aucun mot"),
        ('""', "aucun mot"),
        ('"police', "guillemet n'est pas fermé"),
        ("« police", "guillemet n'est pas fermé"),
        ("-police", "que des exclusions"),
        ('-"police municipale" -rue', "que des exclusions"),
        ("polic*", "signe *"),
        ("a" * (LONGEST + 1), "plus de 300 caractères"),
        (" ".join(f"mot{n}" for n in range(21)), "plus de 20 mots"),
    ],
)
def test_what_cannot_be_searched_is_told_in_french(typed: str, told: str) -> None:
    with pytest.raises(BadQuery, match=told.replace("*", r"\*")):
        read_query(typed)
