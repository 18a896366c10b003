"""Campaigns: one text by several contributors."""

from nlp.copies.campaigns import campaigns, copies_of
from nlp.corpus import prepare
from nlp.types import Campaign, Cleaned
from tests.unit.nlp.builders import cleaned

TEXT = "Il faut rouvrir la petite gare du bourg avant la rentrée pour tous les élèves du canton."
NEAR = "Bonjour, il faut rouvrir la petite gare du bourg avant la rentrée pour les élèves du canton"


def found(*rows: Cleaned) -> tuple[Campaign, ...]:
    corpus = prepare(rows)
    return campaigns(corpus, copies_of(corpus))


def test_a_campaign_is_counted_three_ways() -> None:
    rows = (
        cleaned("a", NEAR, territory="02", channel="courrier", contributor="u1"),
        cleaned("b", TEXT, territory="59", channel="panel", contributor="u2"),
        cleaned("c", TEXT, territory="02", channel="panel", contributor="u2"),
        cleaned("d", "Tout autre chose.", contributor="u3"),
    )
    (one,) = found(*rows)
    assert (one.contributions, one.texts, one.contributors) == (3, 2, 2)
    assert one.text == TEXT
    assert one.territories == ("02", "59")
    assert one.channels == ("courrier", "panel")
    assert one.members == ("a", "b", "c")
    assert found(*rows[::-1]) == (one,)


def test_one_person_who_repeats_a_text_makes_no_campaign() -> None:
    assert found(*(cleaned(name, TEXT, contributor="u1", question=name) for name in "abc")) == ()


def test_equal_short_answers_are_no_campaign() -> None:
    assert found(*(cleaned(name, "Moins d'impôts") for name in "abc")) == ()
