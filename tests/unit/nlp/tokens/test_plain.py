"""The short way cuts as spaCy's tokenizer does."""

import pytest

from nlp.tokens.plain import plain_cut
from nlp.tokens.tokenizer import load_tokenizer

SAME = [
    "police",
    "police,",
    "(police)",
    "l'école",
    "L'École.",
    "qu'il",
    "«police»",
    "fini...",
    "non!",
]


@pytest.mark.parametrize("stretch", SAME)
def test_plain_stretches_are_cut_as_spacy_cuts_them(stretch: str) -> None:
    (cut,) = load_tokenizer().cut([stretch])
    assert plain_cut(stretch) == tuple(t for t in cut if any(c.isalpha() for c in t))


@pytest.mark.parametrize("stretch", ["av.", "M.", "10h", "police-justice", "a/b", "www.a.fr", "--"])
def test_the_rest_is_left_to_spacy(stretch: str) -> None:
    assert plain_cut(stretch) is None


def test_many_signs_take_no_time() -> None:
    assert plain_cut("mot" + "!." * 50_000 + "0") is None
