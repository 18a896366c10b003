"""Which titles and terms are at fault."""

from collections.abc import Sequence

import pytest

from nlp.evaluate.titles import alike, title_faults, words
from nlp.types import Term, Theme

WRITTEN = frozenset(words("L'éclairage public, les impôts et les moyens de la police municipale"))


def theme(title: str, terms: Sequence[str] = ("éclairage",)) -> Theme:
    return Theme(
        id=title,
        parent_id=None,
        level=1,
        title=title,
        terms=tuple(Term(form=form, weight=1.0) for form in terms),
        definition="",
        exemplars=(),
    )


def test_titles_without_fault_have_none() -> None:
    faults = title_faults(
        [theme("Éclairage public"), theme("Moyens de la police municipale")], WRITTEN, {}
    )
    assert faults.total() == 0


def test_a_title_has_two_to_six_words() -> None:
    long = "Moyens de la police et de la gendarmerie"
    found = title_faults([theme("Éclairage"), theme(long), theme("Éclairage public")], WRITTEN, {})
    assert found.length == ("Éclairage", long)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police municipale", "police municipale"),
        ("Police municipale", "Polices municipales"),
        ("Moyens de la police municipale", "Police municipale, moyens"),
        ("Impots locaux", "Impôts locaux"),
        ("À la une", "à la une"),
    ],
)
def test_titles_with_the_same_words_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police municipale", "Police nationale"),
        ("Éclairage public", "Transports publics"),
        ("Moyens de la police", "Moyens de la justice"),
        ("À la une", "Police"),
    ],
)
def test_titles_with_one_word_in_common_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


def test_pairs_are_looked_for_over_all_levels() -> None:
    found = title_faults([theme("Impôts, TVA"), theme("École"), theme("TVA, impôts")], WRITTEN, {})
    assert found.alike == (("Impôts, TVA", "TVA, impôts"),)


def test_words_that_lost_their_accents_are_named_but_capitals_are_no_fault() -> None:
    accents = {"impots": "impôts", "tva": "TVA"}
    found = title_faults([theme("Impots, TVA", ["impots", "tva"])], {"impots", "tva"}, accents)
    assert found.accents == ("impots",)


def test_a_term_must_be_made_of_words_that_somebody_wrote() -> None:
    found = title_faults(
        [theme("Éclairage public", ["Éclairage public", "impôt", "moyens de la police"])],
        WRITTEN,
        {},
    )
    assert found.foreign == ("impôt",)
