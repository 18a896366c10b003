"""Passages become the lemmas and forms of their content words."""

import pytest

from data.lexicons import load_lexicon
from nlp.tokens import stage
from nlp.tokens.stage import tokenise
from nlp.types import Lexicon, Passage, Tokens


def read(*texts: str, lexicon: Lexicon | None = None) -> list[Tokens]:
    passages = [
        Passage(contribution_id=str(n), index=0, start=0, end=len(text), text=text)
        for n, text in enumerate(texts)
    ]
    return tokenise(passages, lexicon or load_lexicon())


@pytest.mark.parametrize(
    ("text", "lemmas", "forms"),
    [
        ("Il y a trop d'incivilités !", ["incivilité"], ["incivilités"]),
        ("TROP D'INCIVILITES", ["incivilité"], ["incivilités"]),
        ("Les CRS et le RIC", ["crs", "ric"], ["CRS", "RIC"]),
        ("la tva à 20 % dès 2020", ["tva"], ["TVA"]),
        ("[personne] habite la rue", ["habiter", "rue"], ["habite", "rue"]),
        ("des transports en commun", ["transports en commun"], ["transports en commun"]),
        ("un transport en commun", ["transports en commun"], ["transport en commun"]),
        ("L'IMPOT SUR LE REVENU", ["impôt sur le revenu"], ["impôt sur le revenu"]),
        (
            "La sécurité routière, la TVA",
            ["sécurité routière", "tva"],
            ["sécurité routière", "TVA"],
        ),
        ("les habitant·e·s", ["habitant"], ["habitants"]),
        ("on demande la demande", ["demander", "demande"], ["demande", "demande"]),
        ("il la visite, une visite", ["visiter", "visite"], ["visite", "visite"]),
        ("Oui, il faut le faire.", [], []),
        ("10h 1er 50km !!! ... ", [], []),
        ("", [], []),
        ("la main-d'œuvre", ["main-d'œuvre"], ["main d'œuvre"]),
        ("rue;gare/bus", ["rue", "gare", "bus"], ["rue", "gare", "bus"]),
        ("voir www.aisne.gouv.fr ou http://a.fr", [], []),
    ],
)
def test_content_words_are_kept_with_lemma_and_form(
    text: str, lemmas: list[str], forms: list[str]
) -> None:
    (tokens,) = read(text)
    assert (list(tokens.lemmas), list(tokens.forms)) == (lemmas, forms)


def test_the_order_of_passages_is_kept_and_neighbours_do_not_matter() -> None:
    texts = ["des vélos", "des gares", "des vélos et des gares"]
    assert read(*texts) == [tokens for text in texts for tokens in read(text)]


def test_a_term_that_the_corpus_repeats_becomes_one_lemma() -> None:
    planted = ["un terrain vague", "le terrain vague sale"] * 6
    noise = ["des vélos neufs", "une gare fermée", "la forêt brûle", "le bruit nocturne"] * 6
    assert read(*planted, *noise)[0].lemmas == ("terrain vague",)


def test_an_empty_lexicon_will_do() -> None:
    (tokens,) = read("police municipale", lexicon=Lexicon())
    assert tokens.lemmas == ("police", "municipal")


def test_a_stretch_too_long_for_a_word_is_broken_at_its_signs() -> None:
    (tokens,) = read("police/" + "x" * 80 + "/bus/école,gare")
    assert tokens.lemmas == ("police", "bus", "école", "gare")


def test_huge_stretches_take_no_time() -> None:
    assert read("a" * 80_000)[0].lemmas == ()


def test_two_processes_read_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "WORTH_SHARING", 10)
    hard = ["la main-d'œuvre", "M. le Maire", "taxes(TVA)", "est-ce vrai", "l'après-midi", "20km"]
    texts = [f"{text} à Laon, rue n°{n} ; voir www.aisne.fr" for n in range(9) for text in hard]
    passages = [
        Passage(contribution_id=str(n), index=0, start=0, end=len(text), text=text)
        for n, text in enumerate(texts)
    ]
    lexicon = load_lexicon()
    assert tokenise(passages, lexicon, threads=2) == tokenise(passages, lexicon)
