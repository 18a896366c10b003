"""Tests of nlp.clean.stage and nlp.clean.blank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.clean import stage
from nlp.clean.blank import is_blank
from nlp.clean.stage import clean, clean_text
from nlp.types import Context, Source

TRICKY = st.text(
    alphabet=st.sampled_from("aéM.m @'’<>b/&lt;#39•-*o\n\t \u00a0!?…01234ÃâD\x00\ud800J")
)
PIECES = """M. |Mme |Exemple| le |maire| et |12 rue |Victor|AB-123-CD|moto |06 39 98 12 34|&amp;
|&lt;|b>|<br>|• | |...|!|-|*|X.|Cordialement, |Jean Exemple|, |@|a.b@example.fr|https://|Ã|©|[personne]|
[téléphone]|MM. |signé |je suis |de |I""".split("|")
JOINED = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.one_of(st.text(), TRICKY, JOINED))
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean_text(text).text
    assert clean_text(once).text == once


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_what_is_cleaned_can_be_written(text: str) -> None:
    assert clean_text(text).text.encode("utf-8").decode("utf-8") == clean_text(text).text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "RAS",
            "R.A.S.",
            "Néant",
            "sans avis",
            "je ne sais pas",
            "",
            "...",
            "17",
            "Oui",
            "-",
            "?",
        ),
        *("Rien à signaler.", "NSP", "aucune idée", "Sans objet", "x", "Non concernée", "👍"),
        *("Pas d'avis sur la question", "je ne sais pas, désolé", "Voir réponse précédente"),
        *("#ERROR!", "[courriel]", "oui, tout à fait", "je ne sais rien", "aucun(e)"),
    ],
)
def test_an_answer_that_says_nothing_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize(
    "text",
    [
        *("rien à signaler ici", "Vitesse", "non au péage", "Plus de gendarmes", "Ne rien changer"),
        *("Tous", "Personne", "oui la police", "Pas de police", "TVA", "école", "Rien ne va", "لا"),
    ],
)
def test_a_short_answer_that_says_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_changes_are_counted_by_rule() -> None:
    found = clean_text("Appelez M. Exemple au 06 39 98 12 34 ou au 01 99 00 12 34")
    assert dict(found.changes) == {"phones": 2, "names-after-title": 1}


def test_the_context_is_carried() -> None:
    source = Source(id="a", text="RAS", context=Context(territory="02"))
    (one,) = clean([source])
    assert (one.blank, one.contribution.context.territory) == (True, "02")


def test_two_processes_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "WORTH_SHARING", 10)
    monkeypatch.setattr(stage, "CHUNK", 30)
    sources = [Source(id=str(i), text=f"M. Exemple{i % 7} a dit « {i} »") for i in range(100)]
    assert list(clean(sources, threads=2)) == list(clean(sources, threads=1))


def test_what_holds_nothing_but_a_name_is_blank() -> None:
    assert clean_text("M. Exemple").blank


def test_few_texts_and_one_process_are_cleaned_here() -> None:
    sources = [Source(id="a", text="Trop de bruit"), Source(id="b", text="RAS")]
    assert [one.contribution.id for one in clean(iter(sources), threads=4)] == ["a", "b"]


def test_line_breaks_and_emoji_stay() -> None:
    assert clean_text("  Bien 👨‍👩‍👧\r\n\r\n\r\n\r\nmais  lent ").text == "Bien 👨‍👩‍👧\n\nmais lent"


def test_a_formula_stays_text() -> None:
    assert clean_text('=HYPERLINK("x")').text == '=HYPERLINK("x")'
