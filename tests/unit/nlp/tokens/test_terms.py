"""Terms given, terms found, and their places."""

from collections.abc import Sequence

from nlp.tokens.lemmas import Lemmas
from nlp.tokens.terms import TermSettings, found_terms, known_terms, spelt
from nlp.tokens.words import Word

SMALL = TermSettings(least=3, per_million=0.0)


def word(form: str, key: str = "", content: bool = True) -> Word:
    key = key or form
    lemmas = Lemmas(key, key, key) if content else None
    return Word(form, key, lemmas, 0, False, content)


def text(*forms: str) -> list[Word]:
    return [
        word(f, "de" if f in ("d'", "des") else f, f not in ("de", "d'", "des", "le"))
        for f in forms
    ]


NOISE = [
    text("bus", "soir"),
    text("école", "matin"),
    text("rue", "sale"),
    text("gare", "vide"),
] * 10


def found(passages: Sequence[Sequence[Word]]) -> list[str]:
    return sorted(
        found_terms([*passages, *NOISE], TermSettings(least=11, per_million=0.0)).values()
    )


def test_what_recurs_together_is_a_term() -> None:
    planted = [text("dépôt", "sauvage"), text("point", "de", "deal")] * 12
    assert found(planted) == ["dépôt sauvage", "point de deal"]


def test_the_commonest_form_names_a_term_and_the_alphabet_decides() -> None:
    forms = [[word("dépôts", "dépôt"), word("sauvages", "sauvage")]] * 6 + [
        text("dépôt", "sauvage")
    ] * 6
    assert found(forms) == ["dépôt sauvage"]
    assert found([*forms, forms[0]]) == ["dépôts sauvages"]


def test_rare_pairs_verbs_and_pairs_of_acronyms_are_no_terms() -> None:
    assert found([text("dépôt", "sauvage")] * 5) == []
    assert found([[word("paie", "payer"), word("amende")]] * 12) == []
    assert found([[word("TVA", "tva"), word("CSG", "csg")]] * 12) == []
    assert found([[word("police"), word("le", content=False), word("soir")]] * 12) == []


def test_words_that_meet_by_chance_are_no_term() -> None:
    passages = [text(a, b) for a in "bcdefgh" for b in "mnopqrs"] * 4
    assert found_terms(passages, SMALL) == {}


def test_given_terms_need_two_words() -> None:
    given = known_terms([("Dépôt sauvage", text("dépôt", "sauvage")), ("bus", text("bus"))])
    assert given == {("dépôt", "sauvage"): "Dépôt sauvage"}


def test_elisions_are_spelt_without_a_space() -> None:
    assert spelt(["taxe", "d'", "habitation"]) == "taxe d'habitation"
