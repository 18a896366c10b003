"""Terms and words of content among the words of a text."""

from nlp.tokens.lemmas import Lemmas
from nlp.tokens.merging import TermIndex
from nlp.tokens.words import ALONE, NOUN, VERB, Word

TERMS = TermIndex(
    {
        ("police", "municipale"): "Police municipale",
        ("police", "municipale", "armée"): "police municipale armée",
        ("point", "de", "deal"): "points de deal",
    }
)


def word(form: str, key: str = "") -> Word:
    return Word(form, key or form, Lemmas(f"{form}-", f"{form}-n", f"{form}-v"), ALONE, False, True)


def link(form: str, key: str = "", opens: int = ALONE, passes: bool = False) -> Word:
    return Word(form, key or form, None, opens, passes, False)


def merged(*words: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    tokens = TERMS.merge([TERMS.mark(one) for one in words])
    return tokens.lemmas, tokens.forms


def test_the_longest_term_at_a_place_is_taken() -> None:
    words = [link("la"), word("police"), word("municipale"), word("armée")]
    assert merged(*words) == (("police municipale armée",), ("police municipale armée",))
    assert merged(*words[:3]) == (("police municipale",), ("police municipale",))
    assert merged(*words[:2]) == (("police-",), ("police",))


def test_a_term_is_spelt_as_it_is_written_and_words_go_on_after_it() -> None:
    words = [word("points", "point"), link("d'", "de"), word("deal"), word("deal")]
    assert merged(*words) == (("points de deal", "deal-"), ("points d'deal", "deal"))
    words = [word("points", "point"), link("d'", "de"), word("bus")]
    assert merged(*words) == (("points-", "bus-"), ("points", "bus"))


def test_the_word_before_decides_between_noun_and_verb() -> None:
    determiner, subject = link("la", opens=NOUN), link("il", opens=VERB)
    assert merged(determiner, word("visite"), word("visite"))[0] == ("visite-n", "visite-")
    assert merged(subject, word("visite"))[0] == ("visite-v",)


def test_an_object_pronoun_leaves_the_verb_to_come() -> None:
    subject, pronoun = link("il", opens=VERB), link("la", opens=NOUN, passes=True)
    assert merged(subject, pronoun, word("visite"))[0] == ("visite-v",)
    assert merged(pronoun, word("visite"))[0] == ("visite-n",)


def test_a_term_opens_nothing() -> None:
    subject = link("il", opens=VERB)
    assert merged(subject, word("police"), word("municipale"), word("visite"))[0] == (
        "police municipale",
        "visite-",
    )


def test_nothing_has_no_tokens() -> None:
    assert merged() == ((), ())
