"""The shipped weights and lexicons on planted sentences."""

import pytest

from nlp.embed.stage import embed
from nlp.nature.stage import Said, natures
from service.speech import load_speech
from tests.unit.nlp.builders import passage


def said(text: str) -> Said:
    speech = load_speech()
    assert speech is not None
    one = [passage(text)]
    return natures(one, embed(one, (), speech.encoder), speech).of(0)


@pytest.mark.parametrize(
    "text",
    [
        "Supprimer les niches fiscales.",
        "Il faut plus de gendarmes dans nos villages.",
        "Moins d'impôts",
        "Les élus devraient montrer l'exemple.",
        "Que tout le monde paye l'impôt",
    ],
)
def test_demands_are_propositions(text: str) -> None:
    assert said(text).nature == "proposition"


@pytest.mark.parametrize(
    "text",
    [
        "On ne voit jamais de patrouille à pied le soir.",
        "Trop de caméras dans nos rues",
        "L'état des routes est déplorable.",
        "Je n'ai pas de voiture.",
    ],
)
def test_what_is_lived_or_judged_is_a_constat(text: str) -> None:
    assert said(text).nature == "constat"


@pytest.mark.parametrize(
    "text",
    [
        "Quand aurons-nous une police municipale ?",
        "Comment financer plus de gendarmes ?",
        "Sans objet",
        "Les participants ont échangé dans le respect.",
        "Photographies: https://exemple.fr",
    ],
)
def test_questions_blanks_and_talk_of_the_debate_are_neither(text: str) -> None:
    assert said(text).nature == "autre"


@pytest.mark.parametrize(
    ("text", "axis", "actor"),
    [
        ("Recruter des gendarmes", "ressources humaines et moyens", "forces"),
        ("Installer des caméras de vidéoprotection", "technologies", ""),
        ("Il faut que l'État finance ces postes", "ressources humaines et moyens", "État"),
        ("Une meilleure coordination entre les polices municipales",
         "partenariats et continuum", "commune"),
        ("Simplifier le dépôt de plainte", "organisation", ""),
        ("Il faut que les juges prononcent des amendes", "organisation", "justice"),
        ("Recruter des agents de sécurité privée", "ressources humaines et moyens",
         "sécurité privée"),
        ("Il faut développer les transports en commun", "", ""),
        ("Il faut réparer les trottoirs en mauvais état", "", ""),
        ("Il faut plus de justice sociale", "", ""),
    ],
)  # fmt: skip
def test_axis_and_actor_come_from_the_lexicons_traps_apart(
    text: str, axis: str, actor: str
) -> None:
    found = said(text)
    assert (found.nature, found.axis, found.actor) == ("proposition", axis, actor)


def test_opposite_demands_stand_on_two_sides() -> None:
    sides = [said("Il faut armer la police municipale"), said("Il ne faut pas armer la police")]
    assert [one.stance for one in sides] == ["pour", "contre"]
    assert {one.subject for one in sides} == {"armement de la police municipale"}
