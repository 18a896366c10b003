"""Columns get their roles from names and content; doubt is an error, choice is the user's."""

import json
from collections.abc import Callable

import pytest

from data.errors import AmbiguousColumn, MissingColumn, NoTextColumn, UnknownRole
from data.mapping import judge, propose, that_fit
from data.readers.table import Table

Make = Callable[..., Table]


def roles(table: Table, known: dict[str, str] | None = None) -> dict[str, str]:
    return {one.column: one.role for one in judge(table, known).columns}


def test_usual_names_give_every_role(table: Make, texts: list[str]) -> None:
    columns = ["N°", "Département", "CP", "Ville", "Date", "Question", "Canal", "Public", "Avis"]
    rows = [
        [str(n), "02", "02200", "Laon", "08/01/2020", "Q ?", "courrier", "élu", text]
        for n, text in enumerate(texts)
    ]
    assert list(roles(table(columns, rows)).values()) == [
        "id", "territory", "postcode", "commune", "date", "question", "channel", "audience", "text",
    ]  # fmt: skip


def test_a_question_for_the_place_gives_the_place(table: Make, texts: list[str]) -> None:
    columns = ["Dans quel département habitez-vous ?", "Dans quelle commune vivez-vous ?", "Avis"]
    places = [("Aisne", "Laon"), ("Nord", "Lille"), ("75", "Paris")]
    rows = [[*places[n % 3], text] for n, text in enumerate(texts)]
    assert list(roles(table(columns, rows)).values()) == ["territory", "commune", "text"]


def test_opinions_about_the_place_are_closed_answers(table: Make, texts: list[str]) -> None:
    columns = ["Votre département vous plaît-il ?", "Avis"]
    rows = [[("Oui", "Non")[n % 2], f"{text} {n}"] for n, text in enumerate(texts * 3)]
    assert list(roles(table(columns, rows)).values()) == ["closed", "text"]


def test_text_is_found_by_content_when_its_name_says_nothing(table: Make, texts: list[str]) -> None:
    found = roles(table(["x", "y"], [[str(n), text] for n, text in enumerate(texts)]))
    assert found == {"x": "ignored", "y": "text"}


def test_confidence_and_reasons_come_with_each_role(table: Make, texts: list[str]) -> None:
    mapping = propose(table(["avis"], [[text] for text in texts]))
    assert 0.5 <= mapping.columns[0].confidence <= 1
    assert "nom « avis »" in mapping.columns[0].reasons


def test_a_repeated_identifier_is_the_contributor(table: Make, texts: list[str]) -> None:
    rows = [[str(n // 2), f"{text} {n}"] for n, text in enumerate(texts * 20)]
    assert roles(table(["identifiant", "avis"], rows))["identifiant"] == "contributor"


@pytest.mark.parametrize("name", ["id_personne", "id_rep", "ID répondant", "Personne", "id_pers"])
def test_the_usual_keys_of_persons_are_the_contributor(
    table: Make, texts: list[str], name: str
) -> None:
    rows = [[str(n // 2), f"{text} {n}"] for n, text in enumerate(texts * 20)]
    assert roles(table([name, "avis"], rows))[name] == "contributor"


def test_a_kind_of_person_is_no_person(table: Make, texts: list[str]) -> None:
    rows = [[("physique", "morale")[n % 2], f"{text} {n}"] for n, text in enumerate(texts * 20)]
    found = roles(table(["Type de personne", "avis"], rows))
    assert found["Type de personne"] != "contributor"


def test_an_identifier_that_returns_with_each_question_is_the_contributor(
    table: Make, texts: list[str]
) -> None:
    rows = [[str(n // 2), f"question {n % 2}", text] for n, text in enumerate(texts)]
    found = roles(table(["id", "question", "avis"], rows))
    assert found == {"id": "contributor", "question": "question", "avis": "text"}


def test_questions_as_headers_make_a_wide_survey(table: Make, texts: list[str]) -> None:
    columns = ["Que proposez-vous ?", "Qu'est-ce qui va bien ?", "Êtes-vous inquiet ?"]
    rows = [[text, text[::-1], "Oui"] for text in texts * 2]
    mapping = propose(table(columns, rows))
    assert mapping.wide
    assert mapping.of("text") == tuple(columns[:2])
    assert mapping.of("closed") == (columns[2],)


def test_two_candidates_are_listed_with_examples(table: Make, texts: list[str]) -> None:
    rows = [[text, text[::-1]] for text in texts]
    with pytest.raises(AmbiguousColumn) as caught:
        propose(table(["Avis", "Commentaire"], rows))
    assert set(caught.value.candidates) == {"Avis", "Commentaire"}
    assert '--map text="Avis"' in str(caught.value)
    assert "Il faudrait davantage" in str(caught.value)


def test_a_clear_lead_is_taken_and_the_other_text_noted(table: Make, texts: list[str]) -> None:
    rows = [[text, f"{text} {text[::-1]}"] for text in texts]
    mapping = propose(table(["contribution", "zzz"], rows))
    assert mapping.of("text") == ("contribution",)
    assert "« zzz »" in mapping.notes[0]


def test_no_text_is_an_error_that_lists_the_columns(table: Make) -> None:
    with pytest.raises(NoTextColumn, match="« age », « code »"):
        propose(table(["age", "code"], [["12", "a"], ["13", "b"]]))


def test_a_choice_goes_before_everything(table: Make, texts: list[str]) -> None:
    rows = [[text, text[::-1], "x"] for text in texts]
    both = table(["Avis", "Commentaire", "id"], rows)
    assert propose(both, {"text": "commentaire"}).of("text") == ("Commentaire",)
    assert propose(both, {"text": ["Avis", "Commentaire"]}).wide
    assert roles(both, {"text": "Avis", "ignored": "id"})["id"] == "ignored"


def test_a_wrong_choice_lists_what_exists(table: Make, texts: list[str]) -> None:
    one = table(["avis"], [[text] for text in texts])
    with pytest.raises(MissingColumn, match="colonnes trouvées : « avis »"):
        propose(one, {"text": "Votre avis"})
    with pytest.raises(UnknownRole, match="texte"):
        propose(one, {"texte": "avis"})


def test_names_of_persons_serve_no_role(table: Make, texts: list[str]) -> None:
    rows = [["Durand", "0323000000", text, ""] for text in texts]
    found = roles(table(["Nom", "Téléphone", "avis", "vide"], rows))
    assert list(found.values()) == ["ignored", "ignored", "text", "ignored"]


def test_electronic_addresses_name_the_contributor(table: Make, texts: list[str]) -> None:
    rows = [[f"p{n}@exemple.fr", text] for n, text in enumerate(texts)]
    assert roles(table(["coordonnées", "avis"], rows))["coordonnées"] == "contributor"


def test_a_description_is_plain_json(table: Make, texts: list[str]) -> None:
    one = table(["avis"], [[text] for text in texts * 3])
    described = json.loads(json.dumps(propose(one).describe(one)))
    assert len(described["preview"]) == 5
    assert described["columns"][0]["role"] == "text"
    assert described["rows"] == 12


def test_a_mapping_is_remembered_as_far_as_it_fits(table: Make, texts: list[str]) -> None:
    one = table(["id", "avis"], [[str(n), text] for n, text in enumerate(texts)])
    remembered = propose(one).remembered()
    assert remembered == {"id": ["id"], "text": ["avis"]}
    other = table(["Avis", "autre"], [[text, text[::-1]] for text in texts])
    assert that_fit(other, remembered) == {"text": ["avis"]}
    assert propose(other, that_fit(other, remembered)).of("text") == ("Avis",)
