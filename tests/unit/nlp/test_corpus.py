"""Tests of nlp.corpus."""

from nlp.corpus import prepare
from tests.unit.nlp.builders import cleaned


def test_a_copy_to_the_same_question_is_analysed_once() -> None:
    corpus = prepare([cleaned("b", "Plus de trains"), cleaned("a", "Plus de trains")])
    assert [one.id for one in corpus.analysed] == ["a"]
    assert corpus.copies == {"b": "a"}


def test_the_same_text_to_another_question_is_no_copy() -> None:
    corpus = prepare([cleaned("a", "Rien", question="Q1"), cleaned("b", "Rien", question="Q2")])
    assert len(corpus.analysed) == 2


def test_blank_answers_are_kept_apart() -> None:
    corpus = prepare([cleaned("a", "RAS"), cleaned("b", "Plus de trains")])
    assert [one.id for one in corpus.empty] == ["a"]


def test_row_order_does_not_matter() -> None:
    rows = [cleaned(name, f"Texte {name}") for name in "dbca"]
    assert prepare(rows) == prepare(rows[::-1])
