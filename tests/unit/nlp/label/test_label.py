"""Tests of nlp.label: terms, forms, titles, definitions, exemplars."""

import numpy as np
import pytest

from nlp.label.definitions import define, without_example
from nlp.label.exemplars import choose
from nlp.label.forms import surface_forms
from nlp.label.stage import Found, label
from nlp.label.terms import class_terms, count_lemmas
from nlp.label.titles import Titles, content_words
from nlp.settings import LabelSettings
from nlp.types import Grouping, Passage, Status, Term, Theme, Tokens, Verbatim
from tests.unit.nlp.builders import VOCABULARIES, passage, tokens


def terms(*forms: str) -> list[Term]:
    return [Term(form=form, weight=1 / rank) for rank, form in enumerate(forms, start=1)]


def test_the_commonest_form_is_shown() -> None:
    seen = [Tokens(("impôt",), (form,)) for form in ("impôts", "impôt", "impôts")]
    assert surface_forms(seen) == {"impôt": "impôts"}


def test_a_tie_goes_to_the_lemma() -> None:
    seen = [Tokens(("radar",), (form,)) for form in ("radars", "radar")]
    assert surface_forms(seen) == {"radar": "radar"}


def test_terms_of_a_class_are_those_it_does_not_share() -> None:
    words = [tokens("police nuit")] * 4 + [tokens("école nuit")] * 4
    labels = np.array([0] * 4 + [1] * 4, dtype=np.int32)
    found = class_terms(count_lemmas(words), labels, surface_forms(words), 2)
    assert [one[0].form for one in found] == ["police", "école"]


def test_a_word_repeated_in_one_passage_counts_once() -> None:
    counts = count_lemmas([tokens("radar radar radar"), tokens("route")])
    assert counts.matrix.sum() == 2


def test_a_title_joins_terms_that_add_words() -> None:
    title = Titles().take("t01", terms("vote blanc", "vote", "élections", "abstention"))
    assert title == "Vote blanc, élections, abstention"


def test_no_two_titles_are_alike() -> None:
    titles = Titles()
    words = terms("police", "brigade", "nuit", "patrouille")
    taken = [titles.take(f"t{i}", words) for i in range(6)]
    assert len({one.casefold() for one in taken}) == 6


def test_a_subtheme_avoids_the_words_of_its_parent() -> None:
    titles = Titles()
    titles.take("t01", terms("impôts", "tranches", "revenus"))
    assert "mpôts" not in titles.take("t01-1", terms("impôts", "TVA", "produits"), "t01")


def test_a_theme_without_terms_has_a_title() -> None:
    assert Titles().take("t01", []) == "Thème sans terme (2)"


@pytest.mark.parametrize("form", ["transports en commun", "impôt sur le revenu"])
def test_link_words_do_not_count_as_content(form: str) -> None:
    assert len(content_words(form)) == 2


def test_a_definition_quotes_the_corpus() -> None:
    quoted = Verbatim(contribution_id="c", start=0, end=9, text="Du vélo\n!")
    sentence = define(terms("vélo", "pistes cyclables"), [quoted])
    assert sentence == (
        "Passages où il est question de « vélo » et « pistes cyclables » ; "
        "par exemple : « Du vélo ! »."
    )


def test_a_definition_without_exemplar_is_a_sentence() -> None:
    assert define(terms("vélo"), []) == "Passages où il est question de « vélo »."


def test_exemplars_are_readable_and_different() -> None:
    texts = [
        "non",
        "Il faudrait davantage de pistes pour les vélos en ville.",
        "Il faudrait davantage de pistes pour les vélos en ville !",
        "Les transports en commun sont trop chers pour les jeunes.",
    ]
    passages = [passage(text, f"c{i}") for i, text in enumerate(texts)]
    words = [tokens("non"), tokens("piste vélo ville"), tokens("piste vélo ville"), tokens("cher")]
    assert choose(words, passages, [0, 1, 2, 3]) == [1, 3, 0]


def found(each: int = 12) -> Found:
    names = sorted(VOCABULARIES)[:3]
    texts = [VOCABULARIES[n][i % 3 : i % 3 + 4] for n in names for i in range(each)]
    passages = [
        Passage(
            contribution_id=f"c{i:02d}", index=0, start=0, end=20, text=" ".join(words) + "." * 20
        )
        for i, words in enumerate(texts)
    ]
    theme = np.repeat(np.arange(3, dtype=np.int32), each)
    zero = np.zeros(len(theme), dtype=np.float32)
    assigned: tuple[Status, ...] = tuple("assigned" for _ in theme)
    grouping = Grouping(
        themes=3,
        parents=(0, 0),
        status=assigned,
        theme=theme,
        subtheme=np.where(theme == 0, np.arange(len(theme)) % 2, -1).astype(np.int32),
        strength=zero,
        runner_up=theme,
        margin=zero,
        stability=(0.9, 0.8, 0.7),
        substability=(0.6, 0.5),
    )
    return Found(
        passages,
        [tokens(" ".join(w)) for w in texts],
        np.eye(len(theme), dtype=np.float32),
        grouping,
    )


def labelled() -> list[Theme]:
    return label(found(), LabelSettings())


def test_themes_come_with_their_subthemes() -> None:
    assert [one.id for one in labelled()] == ["t01", "t01-1", "t01-2", "t02", "t03"]
    assert [one.parent_id for one in labelled()][:3] == [None, "t01", "t01"]


def test_titles_have_two_to_six_words_and_differ() -> None:
    titles = [one.title for one in labelled()]
    assert len(set(titles)) == len(titles)
    assert all(2 <= len(content_words(title)) <= 6 for title in titles)


def test_exemplars_are_quotations() -> None:
    texts = {one.contribution_id: one.text for one in found().passages}
    for theme in labelled():
        assert theme.exemplars
        assert all(one.text == texts[one.contribution_id] for one in theme.exemplars)


def test_the_stability_of_a_theme_and_of_a_subtheme_is_its_own() -> None:
    assert [one.stability for one in labelled()] == [0.9, 0.6, 0.5, 0.8, 0.7]


def test_a_vague_word_names_a_theme_only_when_nothing_else_can() -> None:
    first = labelled()[0].terms[0].form
    renamed = label(found(), LabelSettings(), frozenset([first]))[0]
    assert renamed.terms[0].form == first
    assert first not in renamed.title.casefold()


def test_a_definition_can_be_shown_without_its_quotation() -> None:
    quoted = Verbatim(contribution_id="c", start=0, end=8, text="Du vélo.")
    assert without_example(define(terms("vélo"), [quoted])) == define(terms("vélo"), [])
    assert without_example("Écrite à la main.") == "Écrite à la main."
