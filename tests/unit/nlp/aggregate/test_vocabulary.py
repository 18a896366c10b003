"""Tests of nlp.aggregate.vocabulary."""

from nlp.aggregate.vocabulary import (
    Spelling,
    against_rest,
    frequent,
    is_term,
    with_words,
    words_by_contribution,
)
from nlp.aggregate.voices import Said, Unit, tabulate
from nlp.types import Passage, Tokens


def said(name: str, part: str, *words: str) -> Said:
    marks = {word: words.count(word) for word in words}
    return Said(contributor=name, text=name, part=(part,), marks=marks)


def test_words_are_forms_or_lemmas_and_terms_in_their_usual_form() -> None:
    passages = [Passage(contribution_id="a", index=i, start=0, end=1, text="") for i in range(2)]
    tokens = [
        Tokens(("rue", "police municipale"), ("rues", "polices municipales")),
        Tokens(("rue",), ("rue",)),
    ]
    forms = words_by_contribution(passages, tokens, Spelling.FORMS)["a"]
    lemmas = words_by_contribution(passages, tokens, Spelling.LEMMAS)["a"]
    assert forms == {"rues": 1, "rue": 1, "police municipale": 1}
    assert lemmas == {"rue": 2, "police municipale": 1}
    assert [one for one in forms if is_term(one)] == ["police municipale"]


def test_a_part_is_compared_with_the_rest() -> None:
    voices = against_rest([said("a", "02"), said("b", "59"), said("c", "75")], ("02",))
    assert tabulate(voices, Unit.TEXTS).base.tolist() == [2, 1]


def test_rare_words_are_left_out_and_change_no_base() -> None:
    voices = [said(f"p{i}", ("02", "59")[i % 2], "rue", f"rare{i}") for i in range(6)]
    kept = frequent(tabulate(voices, Unit.OCCURRENCES), 3)
    assert (kept.marks, kept.base.tolist(), kept.seen.tolist()) == (("rue",), [6, 6], [[3], [3]])


def test_words_take_the_place_of_themes() -> None:
    assert with_words([said("a", "02", "t01")], [{"rue": 2}])[0].marks == {"rue": 2}
