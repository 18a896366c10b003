"""Full stops that end sentences, and those that do not."""

import pytest

from nlp.segment.stage import spans


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Le rendez-vous avec M. Martin et Mme. Petit a duré deux heures",
        "Les loyers, les charges, etc. montent chaque année ici",
        "Le taux de 3.5 points est déjà trop élevé",
        "Les élus (le maire. Le conseil. Le préfet) doivent venir",
        "Consulter le site www.aisne.gouv.fr pour les horaires",
        "Le bât. B de la résidence reste sans gardien",
    ],
)
def test_these_full_stops_end_nothing(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Le centre est désert.|Les commerces ferment tous",
        "le centre est désert.|les commerces ferment tous",
        "Le centre est désert !!!|Les commerces ferment tous",
        "Le centre est désert…|les commerces ferment tous",
        "Le centre est désert ?|Les commerces ferment tous",
        "Le centre (désert.) est mort.|Les commerces ferment tous",
    ],
)
def test_sentences_end_here(text: str) -> None:
    assert parts(text.replace("|", " ")) == text.split("|")


def test_a_full_stop_without_a_space_ends_a_sentence() -> None:
    assert parts("Le centre est désert.Les commerces ferment tous") == [
        "Le centre est désert.",
        "Les commerces ferment tous",
    ]
    assert parts("le centre est désert .Imposer les friches vides") == [
        "le centre est désert .",
        "Imposer les friches vides",
    ]
