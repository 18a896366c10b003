"""A pattern finds phrases where reading word by word finds them."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.search.phrases import Phrase, Span
from service.search.words import fold, words_of


def word_by_word(text: str, forms: tuple[str, ...]) -> list[Span]:
    found = []
    for word in words_of(text):
        said = list(islice(words_of(text, word.start), len(forms)))
        if tuple(fold(one.written) for one in said) == forms:
            found.append((word.start, said[-1].end))
    return found


WORDS = st.text(alphabet="aàÀeéÉoœŒıİ", min_size=1, max_size=3)
FORMS = st.lists(WORDS.map(fold), min_size=1, max_size=3).map(tuple)


@given(st.text(alphabet="aàÀeéÉoœŒıİ  ’-_.\n", max_size=60), FORMS)
def test_a_phrase_is_found_where_its_words_follow_each_other(
    text: str, forms: tuple[str, ...]
) -> None:
    wanted = tuple(word for form in forms for word in (one.written for one in words_of(form)))
    if wanted:
        assert Phrase(wanted).spans(text) == word_by_word(text, wanted)


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("Les IMPÔTS, les impots", ("les", "impots"), ["Les IMPÔTS", "les impots"]),
        ("l’Œuvre d’art", ("oeuvre", "d", "art"), ["Œuvre d’art"]),
        ("a a a", ("a", "a"), ["a a", "a a"]),
        ("de la mer, de_la mer, dela mer", ("de", "la"), ["de la", "de_la"]),
        ("de [personne] la", ("personne", "la"), []),
        ("de [PERSONNE] la", ("personne", "la"), ["PERSONNE] la"]),
    ],
)
def test_case_accents_signs_and_masks_are_as_in_the_index(
    text: str, forms: tuple[str, ...], found: list[str]
) -> None:
    assert [text[start:end] for start, end in Phrase(forms).spans(text)] == found
