"""Quotations: no two alike, several channels, none that names a street or points elsewhere."""

from service.synthesis.choosing import alike, choose
from service.synthesis.passages import Candidate
from service.synthesis.values import Quotation


def candidate(text: str, name: str = "", channel: str = "réunion") -> Candidate:
    said = Quotation(
        contribution_id=name or text, start=0, end=len(text), text=text, territory="Aisne",
        channel=channel,
    )  # fmt: skip
    return Candidate(theme="t01", subtheme="", quotation=said, whole=text)


LIGHT = "Il manque des lampadaires dans la grande rue du village."
AGAIN = "Il manque des lampadaires dans la grande rue de mon village !"
SPEED = "Les voitures roulent beaucoup trop vite devant les écoles."
POLICE = "On ne voit jamais de patrouille à pied dans les quartiers."


def chosen(*found: Candidate, count: int = 3) -> list[str]:
    return [one.quotation.text for one in choose(found, count)]


def test_no_two_quotations_say_the_same() -> None:
    assert alike(LIGHT, AGAIN)
    assert len(chosen(candidate(LIGHT), candidate(AGAIN), candidate(SPEED))) == 2


def test_one_contribution_is_quoted_once() -> None:
    assert len(chosen(candidate(LIGHT, "a"), candidate(SPEED, "a"), candidate(POLICE, "b"))) == 2


def test_another_channel_is_heard_before_a_second_voice_of_the_first() -> None:
    found = [candidate(LIGHT), candidate(POLICE), candidate(SPEED, channel="courrier")]
    channels = {one.quotation.channel for one in choose(found, 2)}
    assert channels == {"réunion", "courrier"}


def test_names_of_streets_masks_and_pointing_sentences_give_way() -> None:
    bad = (
        "Le vol a eu lieu rue des Trois-Moulins pendant mon absence de dix minutes.",
        "Le gérant, [personne], vend de l'alcool aux mineurs du quartier le soir.",
        "Elle ne passe jamais par ici quand on en aurait vraiment besoin le soir.",
    )
    assert chosen(*(candidate(one) for one in bad), candidate(LIGHT)) == [LIGHT]


def test_what_reads_badly_is_quoted_rather_than_nothing() -> None:
    assert chosen(candidate("Non.")) == ["Non."]
    assert chosen() == []
