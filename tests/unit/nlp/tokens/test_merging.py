"""Terms and words of content among the words of a text."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tokens import merging
from nlp.tokens.lemmas import Lemmas
from nlp.tokens.merging import Merger
from nlp.tokens.numbered import bounds_of, by_stretches
from nlp.tokens.words import ALONE, NOUN, VERB, Word, opened
from nlp.types import Tokens

TERMS = {
    ("police", "municipale"): "Police municipale",
    ("police", "municipale", "armée"): "police municipale armée",
    ("point", "de", "deal"): "points de deal",
    ("deal", "deal", "police"): "deal deal police",
}


def word(form: str, key: str = "") -> Word:
    return Word(form, key or form, Lemmas(f"{form}-", f"{form}-n", f"{form}-v"), ALONE, False, True)


def link(form: str, key: str = "", opens: int = ALONE, passes: bool = False) -> Word:
    return Word(form, key or form, None, opens, passes, False)


def merge(texts: Sequence[Sequence[Word]]) -> list[Tokens]:
    words = [word for text in texts for word in text]
    numbers = np.arange(len(words), dtype=np.int32)
    numbered = by_stretches([(word,) for word in words], numbers, bounds_of(map(len, texts)))
    return Merger(numbered.words, TERMS).merge(numbered)


def merged(*words: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (tokens,) = merge([words])
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
    assert merge([]) == []


def test_no_term_and_no_subject_reaches_into_the_next_text() -> None:
    texts = [[word("police")], [], [word("municipale"), link("il", opens=VERB)], [word("visite")]]
    assert [one.lemmas for one in merge(texts)] == [
        ("police-",),
        (),
        ("municipale-",),
        ("visite-",),
    ]


def one_by_one(words: Sequence[Word]) -> Tokens:
    """Merge as the rule says it, word after word."""
    lemmas, forms, before, place = [], [], ALONE, 0
    while place < len(words):
        term = max(
            (keys for keys in TERMS if keys == tuple(w.key for w in words[place:][: len(keys)])),
            key=len,
            default=(),
        )
        own = words[place]
        if term:
            lemmas.append(TERMS[term].lower())
            forms.append(" ".join(w.form for w in words[place:][: len(term)]).replace("' ", "'"))
        elif own.lemmas:
            lemmas.append(own.lemmas[before])
            forms.append(own.form)
        before = ALONE if term else opened(own, before)
        place += len(term) or 1
    return Tokens(tuple(lemmas), tuple(forms))


SOME = st.sampled_from(
    [
        *map(word, ["police", "municipale", "armée", "deal", "visite"]),
        word("points", "point"),
        link("d'", "de"),
        link("il", opens=VERB),
        link("la", opens=NOUN, passes=True),
        link("y", opens=VERB, passes=True),
        link("pas"),
    ]
)


@given(st.lists(st.lists(SOME, max_size=12), max_size=6))
def test_arrays_merge_as_the_rule_says(texts: list[list[Word]]) -> None:
    assert merge(texts) == [one_by_one(words) for words in texts]


def test_texts_are_merged_in_chunks_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [[word("police"), word("municipale")][: 1 + i % 2] for i in range(9)]
    whole = merge(texts)
    monkeypatch.setattr(merging, "CHUNK", 2)
    assert merge(texts) == whole
