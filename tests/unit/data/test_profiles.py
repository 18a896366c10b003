"""Exports of platforms are recognised by their header."""

from collections.abc import Callable

import pytest

from data.mapping import propose
from data.profiles import profile_of
from data.readers.table import Table

Make = Callable[..., Table]

HEADERS = {
    "Decidim": ["id", "category/name", "scope/name", "title/fr", "body/fr", "published_at", "url"],
    "LimeSurvey": ["id", "submitdate", "lastpage", "startlanguage", "Q1[SQ001]", "Q2"],
    "Google Forms": ["Horodateur", "Adresse e-mail", "Que proposez-vous ?"],
    "Framaforms": ["Numéro de série", "SID", "Heure de soumission", "Brouillon", "Vos idées"],
    "": ["id", "date", "avis"],
}


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_names_the_platform(table: Make, name: str) -> None:
    profile = profile_of(table(HEADERS[name], [["x"] * len(HEADERS[name])]))
    assert (profile.name if profile else "") == name


def test_a_decidim_proposal_has_its_title_body_and_author(table: Make, texts: list[str]) -> None:
    columns = ["id", "category/name/fr", "title/fr", "title/en", "body/fr", "published_at"]
    rows = [[str(n), "Voirie", "Titre", "", t, "2020-01-08"] for n, t in enumerate(texts)]
    mapping = propose(table(columns, rows))
    assert mapping.profile == "Decidim"
    assert [one.role for one in mapping.columns] == [
        "id", "ignored", "title", "ignored", "text", "date",
    ]  # fmt: skip


def test_a_survey_takes_all_its_open_questions(table: Make, texts: list[str]) -> None:
    columns = ["Horodateur", "Constats", "Propositions"]
    rows = [["08/01/2020 10:00:00", text, text[::-1]] for text in texts]
    assert propose(table(columns, rows)).of("text") == ("Constats", "Propositions")


def test_a_choice_goes_before_the_profile(table: Make, texts: list[str]) -> None:
    columns = ["Horodateur", "Jour dit", "Vos idées pour la ville"]
    rows = [["08/01/2020 10:00", "07/01/2020", text] for text in texts]
    mapping = propose(table(columns, rows), {"date": "Jour dit"})
    assert mapping.of("date") == ("Jour dit",)
