"""Tests of nlp.label.classes, positions and agreement: what a corpus shows of its words."""

import pytest

from nlp.label.classes import EITHER, NOUN, OTHER, PARTICIPLE, Classes
from tests.unit.nlp.label.corpora import wording

TALK = (
    "Les visites de la police sont rares. On visite la ville.",
    "Les élus votent une taxe. Les citoyens élus. Des élus.",
    "Le changement est efficacement mené.",
    "Il faut simplifier et verbaliser. Pour le rendre juste.",
    "La fiscalité locale, les impôts payés, un impôt juste.",
    "Les riches. Des riches. Aux riches.",
)


def classes() -> Classes:
    return wording(*TALK).classes


@pytest.mark.parametrize("form", ["visites", "police", "taxe", "changement", "fiscalité", "ville"])
def test_what_follows_determiners_or_ends_like_a_noun_is_one(form: str) -> None:
    assert classes().of(form) == NOUN


@pytest.mark.parametrize("form", ["votent", "simplifier", "verbaliser", "rendre", "efficacement"])
def test_verbs_and_adverbs_are_none(form: str) -> None:
    assert classes().of(form) == OTHER


def test_a_participle_is_a_noun_where_determiners_end_with_it() -> None:
    assert classes().of("élus") == EITHER
    assert classes().of("payés") == PARTICIPLE


def test_an_adjective_is_a_noun_where_determiners_end_with_it() -> None:
    assert classes().of("riches") == EITHER


def test_after_a_subject_pronoun_there_is_no_noun() -> None:
    forms = {phrase.form for phrase in wording("On visite. Il taxe. Elle demande.").counts.phrases}
    assert forms == set()


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("police municipale", "de la police municipale"),
        ("impôts", "des impôts"),
        ("impôt", "de l'impôt"),
        ("RIC", "du RIC"),
        ("CSG", "de la CSG"),
        ("ISF", "de l'ISF"),
        ("GAFA", "des GAFA"),
        ("hôpital", "de l'hôpital"),
        ("hausse des prix", "de la hausse des prix"),
        ("grandes villes", "des grandes villes"),
        ("prix", "des prix"),
        ("temps", "du temps"),
        ("jeune fille", "de la jeune fille"),
        ("Macron", "de Macron"),
        ("Europe", "de l'Europe"),
        ("bidule", ""),
        ("homme", "de l'homme"),
        ("handicap", "du handicap"),
        ("horaire", "de l'horaire"),
    ],
)
def test_a_phrase_gets_the_article_that_the_corpus_shows(phrase: str, said: str) -> None:
    seen = wording(
        "Le RIC, la CSG, l'ISF et les GAFA. La police municipale. Les impôts, l'impôt.",
        "L'hôpital manque. La hausse des prix. Les prix montent. Le temps passe. La fille.",
        "Avec Macron, parle de Macron. Toute l'Europe. En bidule. Les grandes villes.",
        "Un homme, cet homme, un handicap, un horaire.",
    )
    assert seen.articles.of(phrase) == said
