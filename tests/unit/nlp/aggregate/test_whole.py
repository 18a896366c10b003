"""A passage is whole where it begins and ends as a sentence does."""

import pytest

from nlp.aggregate.whole import is_whole, points_elsewhere


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Il manque des bancs.", "Il manque des bancs."),
        ("Bonjour. Il manque des bancs. Merci.", "Il manque des bancs."),
        ("Bonjour\nIl manque des bancs\nMerci", "Il manque des bancs"),
        ("- des bancs\n- des arbres", "des arbres"),
        ("Il faut : des bancs ; des arbres.", "des arbres."),
        ("des bancs && des arbres", "des arbres"),
        ("Est-ce normal ? Non !", "Non !"),
    ],
)
def test_sentences_lines_and_items_are_whole(text: str, part: str) -> None:
    start = text.index(part)
    assert is_whole(text, start, start + len(part))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Il manque des bancs et des arbres.", "des arbres."),
        ("Il manque des bancs, car la rue est triste.", "Il manque des bancs"),
        ("Plus de police, moins de bruit, plus d'arbres", "moins de bruit"),
        ("La rue - la mienne - est sale", "la mienne"),
    ],
)
def test_pieces_of_a_sentence_are_not(text: str, part: str) -> None:
    start = text.index(part)
    assert not is_whole(text, start, start + len(part))


def test_a_long_text_before_or_after_changes_nothing() -> None:
    text = "mot " * 40 + "et la suite" + " mot" * 40
    start = text.index("et la suite")
    assert not is_whole(text, start, start + len("et la suite"))
    assert is_whole("x" * 100 + ". Ici.", 102, 106)


@pytest.mark.parametrize(
    "text", ["Et il faut punir.", "« Ce n'est pas normal »", "ça coûte", "Il a peur"]
)
def test_some_first_words_point_to_what_is_not_quoted(text: str) -> None:
    assert points_elsewhere(text)


@pytest.mark.parametrize("text", ["Il faut des bancs.", "Il n'y a plus de bus", "Certains élus"])
def test_others_do_not(text: str) -> None:
    assert not points_elsewhere(text)
