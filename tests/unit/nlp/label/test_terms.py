"""Tests of nlp.label.terms and forms: ten words in the form most people write."""

import numpy as np

from nlp.label.forms import surface_forms
from nlp.label.terms import Classes, class_terms, count_lemmas
from nlp.types import Tokens
from tests.unit.nlp.builders import tokens
from tests.unit.nlp.label.corpora import BIKE, POLICE, labelled


def heaviest(words: list[Tokens], labels: list[int], most: int = 10) -> list[list[str]]:
    classes = Classes(2, np.array(labels, dtype=np.int32), np.ones(len(words)))
    found = class_terms(count_lemmas(words), classes, surface_forms(words), most)
    return [[term.form for term in terms] for terms in found]


def test_the_commonest_form_is_shown() -> None:
    seen = [Tokens(("impôt",), (form,)) for form in ("impôts", "impôt", "impôts")]
    assert surface_forms(seen) == {"impôt": "impôts"}


def test_a_tie_goes_to_the_lemma() -> None:
    seen = [Tokens(("radar",), (form,)) for form in ("radars", "radar")]
    assert surface_forms(seen) == {"radar": "radar"}


def test_terms_of_a_class_are_those_it_does_not_share() -> None:
    words = [tokens("police nuit")] * 4 + [tokens("école nuit")] * 4
    assert heaviest(words, [0] * 4 + [1] * 4, most=1) == [["police"], ["école"]]


def test_of_a_family_one_term_is_shown() -> None:
    words = [tokens("vote voter urne")] * 4 + [tokens("école")] * 4
    assert heaviest(words, [0] * 4 + [1] * 4)[0] == ["urne", "vote"]


def test_a_word_repeated_in_one_passage_counts_once() -> None:
    assert count_lemmas([tokens("radar radar radar"), tokens("route")]).matrix.sum() == 2


def test_a_class_without_passages_has_no_terms() -> None:
    assert heaviest([tokens("police")] * 3, [0, 0, 0])[1] == []


def test_conjugated_verbs_are_no_terms() -> None:
    shown = {term.form for one in labelled([POLICE, BIKE]) for term in one.terms}
    assert not shown & {"roulent", "manque"}
    assert "police municipale" in shown
