"""Terms of lexicons in folded words."""

import pytest

from nlp.nature.folding import folded_words
from nlp.nature.terms import NONE, terms

ACTORS = terms(
    {
        "commune": ["commune", "maire", "police municipale"],
        "forces": ["police", "gendarme"],
        "justice": ["justice", "incarcér*"],
        NONE: ["transports en commun", "justice sociale"],
    }
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Les COMMUNES et le Maire", ["commune", "commune"]),
        ("La police municipale, la police", ["commune", "forces"]),
        ("Les polices municipales", ["commune"]),
        ("des transports en commun gratuits", []),
        ("la justice sociale et la justice", ["justice"]),
        ("incarcérer, incarcération", ["justice", "justice"]),
        ("le maintien du maïs", []),
        ("", []),
    ],
)
def test_terms_are_found_in_any_number_case_and_accent_the_longest_first(
    text: str, names: list[str]
) -> None:
    assert [hit.name for hit in ACTORS.find(folded_words(text))] == names


def test_places_of_hits_count_words() -> None:
    (hit,) = ACTORS.find(folded_words("Armer la police municipale"))
    assert (hit.start, hit.end) == (2, 4)
