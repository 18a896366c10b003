"""Speaker turns are told from topics, and speakers give their public."""

import pytest

from data.readers.speakers import audience_of, reported_speaker, turn_of

TURNS = {
    "M. le maire de Montaubry : Nous avons peur.": "élus",
    "Mme Untel, adjointe à la sécurité : Nous agissons.": "élus",
    "Un habitant : On ne dort plus.": "habitants",
    "Une riveraine du stade : Trop de bruit.": "habitants",
    "Mme X, présidente du conseil citoyen : Écoutez-nous.": "conseil citoyen",
    "Le commandant de la compagnie : Appelez le 17.": "forces de sécurité",
    "La commissaire : Une seule patrouille.": "forces de sécurité",
    "Capitaine Untel : Merci.": "forces de sécurité",
    "Le président de l'association des riverains : Nous sommes déçus.": "associations",
    "Le gérant d'un tabac : J'ai été braqué.": "commerçants",
    "Une pharmacienne : De fausses ordonnances.": "commerçants",
    "Un chef d'entreprise : Mon dépôt est visé.": "entrepreneurs",
    "Une habitante-relais, Mme Y : Je transmets.": "habitants-relais",
    "M. Untel, référent de la participation citoyenne : Un retour, svp.": "",
    "Un éducateur : Il manque des postes.": "",
    "Q : Quand ouvrira le poste ?": "",
    "Jean DUPONT : D'accord.": "",
}
TOPICS = [
    "Le constat : trop de bruit.",
    "Éclairage : plusieurs communes éteignent la nuit.",
    "Police : absente.",
    "La police : trop peu visible.",
    "Les jeunes : rien pour eux.",
    "Jeunesse et prévention : un effort.",
    "Référent sûreté : la visite gratuite est appréciée.",
    "Le RIC : oui.",
    "M. le directeur présente le calendrier : le 23 janvier.",
    "Vols dans les caves : les viticulteurs proposent un marquage.",
    "Un ascenseur : en panne depuis trois mois.",
    "Pas de deux-points ici.",
    "Suppression ISF : oui.",
    "Président, encore un effort : la justice.",
    "Madame la procureure proposera un arrangement : aucun.",
]


@pytest.mark.parametrize(("text", "audience"), TURNS.items())
def test_a_person_before_a_colon_speaks(text: str, audience: str) -> None:
    turn = turn_of(text)
    assert turn is not None
    assert turn.audience == audience
    assert f"{turn.speaker} : {turn.said}" == text


@pytest.mark.parametrize("text", TOPICS)
def test_a_topic_before_a_colon_does_not_speak(text: str) -> None:
    assert turn_of(text) is None


@pytest.mark.parametrize(
    ("text", "speaker", "audience"),
    [
        ("Un commerçant regrette les classements sans suite.", "Un commerçant", "commerçants"),
        ("Plusieurs élus demandent une aide.", "Plusieurs élus", "élus"),
        ("M. Untel s'alarme du trafic.", "M. Untel", ""),
        ("Un policier est venu, deux heures après.", "", ""),
        ("La pré-plainte est peu connue.", "", ""),
        ("La question du bruit reste entière.", "", ""),
    ],
)
def test_reported_speech_names_its_speaker(text: str, speaker: str, audience: str) -> None:
    assert reported_speaker(text) == speaker
    assert audience_of(speaker) == audience
