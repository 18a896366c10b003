"""Words as they are looked up."""

from service.search.words import LONGEST_WORD, fold, marks_of, sought, words_of, written_in


def test_case_and_accents_are_folded() -> None:
    assert [fold(word) for word in ("ÉCLAIRAGE", "Œuvré", "forêt", "10h")] == [
        "eclairage",
        "oeuvre",
        "foret",
        "10h",
    ]


def test_a_word_lies_exactly_where_it_is_said_to_lie() -> None:
    text = "L’État, aujourd'hui : 2 000 policiers !"
    said = list(words_of(text))
    assert [one.written for one in said] == [
        "L", "État", "aujourd", "hui", "2", "000", "policiers",
    ]  # fmt: skip
    assert all(text[one.start : one.end] == one.written for one in said)


def test_masks_hold_no_words() -> None:
    text = "Appelez [personne] au [téléphone], [sic] merci"
    assert written_in(text) == ["Appelez", "au", "sic", "merci"]
    assert written_in(text) == [one.written for one in words_of(text)]


def test_the_forms_of_a_lemma_find_each_other() -> None:
    for typed, written in (
        ("impôt", "IMPOTS"),
        ("impots", "impôt"),
        ("incivilité", "INCIVILITES"),
        ("élus", "Élu"),
        ("visiter", "visite"),
        ("voter", "voté"),
    ):
        assert set(sought(typed)) & set(marks_of(written)), (typed, written)


def test_words_that_share_no_lemma_do_not() -> None:
    for typed, written in (("police", "policier"), ("rue", "ruelle"), ("visite", "visiteur")):
        assert not set(sought(typed)) & set(marks_of(written)), (typed, written)


def test_whatever_is_written_the_same_is_always_found() -> None:
    for word in ("salarie", "salarié", "RAS", "xyzzy", "cote", "côté", "été", "ete"):
        for other in (word.upper(), fold(word)):
            assert sought(word)[0] in marks_of(other)


def test_a_word_without_end_is_cut() -> None:
    assert len(fold("a" * 5000)) == LONGEST_WORD
