"""Where an attendance list ends: no question and nothing said is taken for a person."""

from collections.abc import Callable

import pytest

from data.readers.minutes import Minutes

PEOPLE = "Présents : M. Paul Exemple, maire ; Mme Anne Modèle"


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("topic", ["Sécurité routière", "Sécurité Routière", "Des trottoirs sûrs"])
def test_a_numbered_heading_below_the_attendance_list_is_kept(
    minutes_of: Callable[..., Minutes], between: str, topic: str
) -> None:
    found = minutes_of(f"{PEOPLE}{between}1. {topic}\n- Trop de vitesse.\n\n2. Bruit\n- La nuit.")
    assert [(p.question, p.text) for p in found.pieces] == [
        (topic, "Trop de vitesse."),
        ("Bruit", "La nuit."),
    ]


def test_a_numbered_heading_below_a_list_of_people_is_kept(
    minutes_of: Callable[..., Minutes],
) -> None:
    people = "Présents :\n1. Paul Exemple\n2. Anne MODÈLE\n- Association du Bourg"
    found = minutes_of(f"{people}\n\n1. Sécurité routière\n- Trop de vitesse.")
    assert [(p.question, p.text) for p in found.pieces] == [
        ("Sécurité routière", "Trop de vitesse.")
    ]
    assert [one.row for one in found.set_aside if "presence" in one.reason] == [1, 2, 3, 4]


def test_what_is_said_below_the_attendance_list_is_kept(
    minutes_of: Callable[..., Minutes],
) -> None:
    said = ["Des patrouilles à pied", "Plus de bancs"]
    found = minutes_of("\n".join([PEOPLE, "", "- Mme Jeanne Essai", *(f"- {one}" for one in said)]))
    assert [piece.text for piece in found.pieces] == said
