"""The lexicon shipped with the project is whole and tidy."""

import numpy as np

from data.lexicons import load_lexicon
from nlp.tokens.reading import StretchReading


def test_it_holds_at_least_250_terms_of_several_words() -> None:
    terms = load_lexicon().terms
    assert len(terms) >= 250
    assert len(set(terms)) == len(terms)
    assert all(any(sign in term for sign in " '-") for term in terms)
    for term in ("police municipale", "sécurité routière", "transports en commun", "dépôt sauvage"):
        assert term in terms


def test_known_errors_of_the_libraries_are_put_right() -> None:
    lemmas = load_lexicon().lemmas
    assert lemmas["gendarmes"] == "gendarme"
    assert lemmas["il"] == "il"
    assert all(form == form.lower() and lemma == lemma.lower() for form, lemma in lemmas.items())
    assert all(form and lemma for form, lemma in lemmas.items())


def test_exceptions_lead_straight_to_their_lemma() -> None:
    lemmas = load_lexicon().lemmas
    chains = {form: lemma for form, lemma in lemmas.items() if lemmas.get(lemma, lemma) != lemma}
    assert chains == {}


def test_stop_words_and_restorations_are_keyed_in_small_letters() -> None:
    lexicon = load_lexicon()
    assert all(word == word.lower() for word in lexicon.stop_words | lexicon.fillers)
    assert all(form == form.lower() for form in lexicon.accents)
    assert lexicon.accents["tva"] == "TVA"
    assert {"il", "falloir", "être"} <= lexicon.stop_words


def test_every_term_is_made_of_words_with_content_at_both_ends_of_one_at_least() -> None:
    terms = load_lexicon().terms
    read = StretchReading(load_lexicon()).number(terms).read(np.arange(len(terms)))
    for term, words in zip(terms, read, strict=True):
        assert len(words) > 0, term
        assert any(word.lemmas for word in words), term


def test_the_lists_for_titles_hold_lemmas_in_small_letters() -> None:
    lexicon = load_lexicon()
    for words in (lexicon.hollow, lexicon.relational, lexicon.narrative, lexicon.adjectives):
        assert len(words) > 50
        assert all(word == word.lower() for word in words)
    assert not lexicon.hollow & lexicon.relational
    assert not lexicon.narrative & (lexicon.hollow | lexicon.relational)
