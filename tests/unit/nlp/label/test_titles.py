"""Tests of nlp.label.titles: out of phrases of the corpus, and none like another."""

from itertools import chain, combinations, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.label.families import alike, families
from nlp.label.phrases import count_words
from nlp.label.telling import NOTHING
from nlp.label.titles import Titles, out_of_terms, unnamed
from nlp.types import Theme
from tests.unit.nlp.label.corpora import BIKE, POLICE, VOTE, labelled


def titles(themes: list[Theme]) -> list[str]:
    return [one.title for one in themes]


def test_titles_are_phrases_of_the_corpus_in_good_french() -> None:
    assert titles(labelled([POLICE, VOTE, BIKE])) == [
        "Police municipale",
        "Vote blanc",
        "Pistes cyclables",
    ]


def test_agreement_and_word_order_are_those_of_the_writers() -> None:
    texts = [f"{word} moyens de la police municipale !" for word in ("Des", "Les", "Nos")]
    assert titles(labelled([texts, VOTE, BIKE]))[2] == "Moyens de la police municipale"


def test_a_thing_gives_way_to_the_phrase_that_says_which() -> None:
    waste = [
        "Des dépôts sauvages dans le bois.",
        "Les dépôts sauvages au bord du chemin.",
        "Un dépôt devant la forêt.",
        "Les chiens errants font peur.",
        "Des chiens errants la nuit.",
        "Le chien aboie.",
    ]
    assert "Chiens errants et dépôts sauvages" in titles(labelled([waste, VOTE, BIKE]))


def test_what_tells_a_story_gives_way_to_a_subject() -> None:
    told = ["La porte.", "Une porte.", "La porte claque.", "La porte grince."]
    streets = ["Les trottoirs.", "Un trottoir.", "L'éclairage.", "Un éclairage."]
    title = titles(labelled([[*told, *streets], VOTE, POLICE]))[0]
    assert "orte" not in title


def test_no_word_comes_twice_behind_a_hyphen() -> None:
    texts = ["Le dépôt de plainte.", "Une pré-plainte.", "La pré-plainte en ligne."] * 2
    assert titles(labelled([texts, VOTE, BIKE]))[0].lower().count("plainte") <= 1


def test_what_mostly_belongs_to_one_person_is_no_title() -> None:
    streets = [
        "L'éclairage public.",
        "L'éclairage public s'éteint.",
        "Les trottoirs.",
        "Un trottoir",
    ]
    own = ["Mon fils sort.", "Mon fils a peur.", "Mon fils rentre.", "Mon fils crie.", "Mon fils !"]
    title = titles(labelled([[*own, *streets], VOTE, POLICE]))[0]
    assert "Trottoirs" in title
    assert "ils" not in title


@pytest.mark.parametrize(
    ("apart", "title"), [(True, "Abstention et vote blanc"), (False, "Vote blanc")]
)
def test_two_phrases_are_joined_only_where_both_cover_more(apart: bool, title: str) -> None:
    blank = ["Le vote blanc.", "Un vote blanc.", "Compter le vote blanc."]
    absent = ["L'abstention monte.", "Une abstention forte.", "L'abstention."]
    both = ["Le vote blanc et l'abstention.", "Un vote blanc, une abstention."] * 2
    theme = (
        [*blank, *absent] if apart else [*blank, *(f"{text} {n}" for n, text in enumerate(both))]
    )
    assert title in titles(labelled([theme, POLICE, BIKE]))


def test_accents_and_capitals_are_restored() -> None:
    shouted = ["LA SECURITE ROUTIERE", "la securite routiere", "Securite routiere !"] * 2
    assert "Sécurité routière" in titles(labelled([shouted, VOTE]))


def test_a_subtheme_says_what_its_parent_does_not() -> None:
    day = [f"La police municipale {word}." for word in ("du jour", "le jour", "au grand jour")]
    school = [f"La police municipale devant {word} école." for word in ("une", "chaque", "notre")]
    themes = labelled([[*day, *school], VOTE], {0: [0, 0, 0, 1, 1, 1]})
    parent, *subs = [one.title for one in themes if one.id.startswith("t01")]
    assert parent == "Police municipale"
    assert "École" in subs[1]
    assert all(title != parent for title in subs)


def test_no_two_themes_of_the_same_words_have_the_same_title() -> None:
    themes = labelled([POLICE, POLICE, POLICE, POLICE])
    assert len({one.title.casefold() for one in themes}) == 4


def test_a_makeshift_title_is_no_phrase_given_before() -> None:
    found = titles(labelled([["La police des élus"] * 5], {0: [0, 1, 0, 1, 0]}))
    assert len(set(found)) == 3
    later = titles(labelled([["La police des élus"], ["La police des élus"] * 4], {0: [0]}))
    assert len(set(later)) == 3


def test_a_theme_without_words_has_a_title() -> None:
    found = Titles()
    assert [found.take(NOTHING, []).form for _ in range(3)] == [
        "propos divers",
        "propos divers (2)",
        "propos divers (3)",
    ]


def test_terms_make_a_title_where_no_phrase_is_found() -> None:
    made = [
        one.form
        for one in islice(
            chain(out_of_terms(["signaler", "police municipale", "signal"]), unnamed()), 3
        )
    ]
    assert made == [
        "police municipale",
        "signaler et police municipale",
        "police municipale et signal",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("taxe", "taxation", True), ("vote", "voter", True), ("police", "politique", False)],
)
def test_words_of_one_family_are_told(one: str, other: str, same: bool) -> None:
    assert alike(one, other) == same


def test_a_family_has_no_accents() -> None:
    assert families(("sécurité", "élu")) == {"secur", "elu"}


NOUNS = (
    "police moyens vélo trottoir impôt retraite école hôpital vote abstention maire route".split()
)
ENDS = ["municipale", "de la ville", "des élus", "", "trop cher", "sur la route", "et 3 autres"]
SENTENCE = st.builds(
    lambda start, noun, end: f"{start} {noun} {end}".strip(),
    st.sampled_from(["La", "Les", "Il faut plus de", "PLUS DE", "l'", "On veut le", ""]),
    st.sampled_from(NOUNS) | st.text("abcdeéèstr '-", min_size=1, max_size=9),
    st.sampled_from(ENDS),
)
THEME = st.lists(SENTENCE, min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(THEME, min_size=1, max_size=5))
def test_titles_have_two_to_six_words_and_differ(themes: list[list[str]]) -> None:
    found = titles(labelled(themes, {0: [n % 2 for n in range(len(themes[0]))]}))
    assert all(len(title.split()) >= 2 and count_words(title) <= 6 for title in found)
    assert all(title[0] == title[0].upper() and title[-1] not in ",;:." for title in found)
    assert all(a.casefold() != b.casefold() for a, b in combinations(found, 2))


def test_a_makeshift_title_says_more_than_acronyms_beside_one_given() -> None:
    titles = Titles()
    titles.take(NOTHING, ["ISF", "impôt sur la fortune"])
    titles.take(NOTHING, ["fortune et ISF"])
    assert titles.take(NOTHING, ["impôt sur la fortune"]).form == "propos divers"
