"""What is printed of a passage: short, whole sentences where possible, to the letter."""

import pytest

from service.synthesis.passages import PRINTED, printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("  Il manque un banc.  ", "Il manque un banc."),
        ("Une phrase. " * 40, ("Une phrase. " * 25).strip()),
        ("mot " * 200, ("mot " * 75).strip()),
        ("x" * 400, "x" * PRINTED),
        ("🚧" * 400, "🚧" * PRINTED),
        ("الشارع مظلم جدا.", "الشارع مظلم جدا."),
    ],
)
def test_a_passage_is_cut_between_sentences_or_words(text: str, printed: str) -> None:
    whole = f"Avant. {text} Après."
    start, end = printable(whole, 7, 7 + len(text))
    assert whole[start:end].startswith(printed[:20])
    assert len(whole[start:end]) <= PRINTED
    assert whole[start:end] in text
    if len(printed) < PRINTED:
        assert whole[start:end].strip() == printed


def test_a_contribution_of_80_000_characters_gives_a_short_quotation() -> None:
    text = "Une phrase assez longue pour être lue. " * 2_100
    start, end = printable(text, 0, len(text))
    assert end - start <= PRINTED
    assert text[start:end].endswith(".")
