"""A public has one form, whatever its number, gender, case, accents or inclusive writing."""

import pytest

from data.audiences import known_public, one_form

SPELLINGS = {
    "commerçants": "Commerçant / Commerçant(e) / commerçante / COMMERÇANTS / commerçant·e·s /"
    " commerçant.e / commerçant-e-s / Commercants / un commerçant / commerçants et commerçantes",
    "élus": "Élu / Elu(e)s / élue / ÉLUS / élu·es / Élu(e) local(e) / élus locaux / Les élus",
    "associations": "Association / associations / Membre d'une association / Acteurs associatifs /"
    " Responsable d’association",
    "conseil citoyen": "Conseil citoyen / conseils citoyens / Conseillère citoyenne",
    "habitants-relais": "Habitant-relais / habitants relais / habitante-relais",
    "entrepreneurs": "Entrepreneur / entrepreneuse / Entrepreneur(e)s / entrepreneur·euse·s /"
    " Chef d'entreprise / cheffe d’entreprise",
    "forces de sécurité": "Forces de sécurité / force de securité / forces de l'ordre / Gendarme /"
    " policiers et gendarmes / Un agent des forces de sécurité",
    "habitants": "Habitant(e) / HABITANTS / habitante / Habitant-e / habitant, habitante",
    "agents publics": "Agent public / agente publique / Agent(e)s public(que)s / fonctionnaires",
    "retraités": "Retraité / retraitée / Retraité(e)s / retraites / retraité.e",
    "étudiants": "Étudiant / étudiante / étudiant(e)s",
}


@pytest.mark.parametrize(
    ("spelling", "public"),
    [(one, public) for public, all_ in SPELLINGS.items() for one in all_.split(" / ")],
)
def test_a_known_public_is_known_in_every_spelling(spelling: str, public: str) -> None:
    assert known_public(spelling) == public


@pytest.mark.parametrize("public", sorted(SPELLINGS))
def test_the_form_of_a_public_is_its_own(public: str) -> None:
    assert known_public(public) == public
    assert one_form({public: 1}) == {}


@pytest.mark.parametrize(
    "value",
    ["Habitant et commerçant", "Association de commerçants", "élu du personnel", "18-25 ans", "?",
     "Marine", "habitant " * 20],
)  # fmt: skip
def test_what_says_more_or_something_else_is_kept(value: str) -> None:
    assert known_public(value) == ""
    assert one_form({value: 1}) == {}


def test_another_public_takes_its_commonest_spelling() -> None:
    counts = {"bailleurs": 1, "Bailleur(s)": 2, "Bailleur": 5, "Notaire": 1, "notaire": 1}
    forms = {"bailleurs": "Bailleur", "Bailleur(s)": "Bailleur", "notaire": "Notaire"}
    assert one_form(counts) == forms
    assert one_form(dict(reversed(counts.items()))) == forms
