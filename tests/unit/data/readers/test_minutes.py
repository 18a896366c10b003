"""Minutes are cut where speakers, items and paragraphs begin; nothing of them is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from odfdo import Cell, Paragraph, Table

from data.readers.minutes import Minutes, read_minutes
from data.readers.minutes_head import date_of, people_of, place_of, territory_of

MEETING = """\
COMPTE RENDU DE LA RÉUNION PUBLIQUE
Arrondissement de Soissons
Mardi 14 janvier 2020, 18 h 30 – salle du Mail, Soissons

Étaient présents :
- M. Paul Exemple, maire de Villebourg
- Mme Anne Modèle (présidente du conseil citoyen)
Excusés : M. Luc Absent

Ordre du jour :
1. Sécurité routière
2. Incivilités

La séance est ouverte à 18 h 35.

1. Sécurité routière
M. Exemple : Les motos roulent trop vite.
Mme Modèle : Il faut des ralentisseurs.
Les participants proposent :
- des radars ;
- des contrôles le dimanche.

2. Incivilités
Un commerçant regrette les dépôts sauvages.
On ne voit jamais personne.
Page 1/1
La séance est levée à 20 h.
Fait à Soissons, le 15 janvier 2020
Le secrétaire de séance
Jean Témoin
"""


@pytest.fixture
def meeting(minutes_of: Callable[..., Minutes]) -> Minutes:
    return minutes_of(MEETING)


def test_the_head_tells_title_date_place_and_territory(meeting: Minutes) -> None:
    assert meeting.title == "COMPTE RENDU DE LA RÉUNION PUBLIQUE"
    assert meeting.date == "2020-01-14"
    assert meeting.place == "salle du Mail, Soissons"
    assert meeting.territory == "024"


def test_each_contribution_knows_question_speaker_and_public(meeting: Minutes) -> None:
    found = [(p.question, p.speaker, p.audience, p.lead, p.text) for p in meeting.pieces]
    road, rude = "Sécurité routière", "Incivilités"
    lead = "Les participants proposent"
    assert found == [
        (road, "M. Exemple", "élus", "", "Les motos roulent trop vite."),
        (road, "Mme Modèle", "conseil citoyen", "", "Il faut des ralentisseurs."),
        (road, "", "", lead, "des radars ;"),
        (road, "", "", lead, "des contrôles le dimanche."),
        (rude, "Un commerçant", "commerçants", "", "Un commerçant regrette les dépôts sauvages."),
        (rude, "", "", "", "On ne voit jamais personne."),
    ]


def test_every_other_line_is_set_aside_with_its_reason(meeting: Minutes) -> None:
    slugs = {rejected.row: rejected.reason.split(":")[0] for rejected in meeting.set_aside}
    expected = {
        "titre": [1],
        "date-lieu": [2, 3],
        "presence": [5, 6, 7, 8],
        "ordre-du-jour": [10, 11, 12],
        "ouverture": [14],
        "intitule": [16, 23],
        "introduction": [19],
        "pagination": [26],
        "cloture": [27],
        "signature": [28, 29, 30],
    }
    assert slugs == {row: slug for slug, rows in expected.items() for row in rows}
    assert meeting.received == 6 + len(meeting.set_aside)


def test_a_speaker_alone_on_a_line_says_what_follows(minutes_of: Callable[..., Minutes]) -> None:
    found = minutes_of("Le commandant :\nNous manquons d'hommes.\nUn habitant : Oui, on le voit.")
    assert [(p.speaker, p.text) for p in found.pieces] == [
        ("Le commandant", "Nous manquons d'hommes."),
        ("Un habitant", "Oui, on le voit."),
    ]


def test_a_long_phrase_before_a_list_is_kept(minutes_of: Callable[..., Minutes]) -> None:
    lead = "La police municipale manque de tout et nous le répétons depuis dix ans, il faudrait :"
    found = minutes_of(f"{lead}\n- des agents\n- des vélos")
    assert [piece.text for piece in found.pieces] == [lead, "des agents", "des vélos"]
    assert found.pieces[1].lead == lead.rstrip(" :")


def test_headings_in_capitals_and_questions_above_lists(minutes_of: Callable[..., Minutes]) -> None:
    found = minutes_of("VIE DU QUARTIER\nTrop de bruit.\nQue proposez-vous ?\n- un médiateur")
    assert [(p.question, p.text) for p in found.pieces] == [
        ("VIE DU QUARTIER", "Trop de bruit."),
        ("Que proposez-vous ?", "un médiateur"),
    ]


def test_a_heading_that_names_a_public_gives_it(minutes_of: Callable[..., Minutes]) -> None:
    found = minutes_of("# Commerçants\n- des vols à l'étalage\n# Éclairage\n- des lampes")
    assert [piece.audience for piece in found.pieces] == ["commerçants", ""]


def test_a_repeated_title_is_no_contribution(minutes_of: Callable[..., Minutes]) -> None:
    found = minutes_of("Cahier de Villebourg\nPlus de gendarmes.\n\nCahier de Villebourg\nOui.")
    assert [piece.text for piece in found.pieces] == ["Plus de gendarmes.", "Oui."]


def test_word_styles_and_tables_are_understood(
    minutes_of: Callable[..., Minutes], docx_bytes: Callable[..., bytes]
) -> None:
    content = docx_bytes(
        ("Title", "Compte rendu de la réunion"),
        ("Heading 1", "Présents"),
        "M. Paul Exemple, maire",
        ("Heading 1", "Tranquillité"),
        ("List Bullet", "Des patrouilles à pied"),
        ("List Number", "Un numéro unique"),
        ("Heading 1", "Synthèse par thème"),
        table=[
            ["Thème", "Constats", "Propositions"],
            ["Route", "On roule trop vite dans le bourg.", "Des chicanes"],
        ],
    )
    found = minutes_of(content, "docx")
    assert [(p.question, p.lead, p.text) for p in found.pieces] == [
        ("Tranquillité", "", "Des patrouilles à pied"),
        ("Tranquillité", "", "Un numéro unique"),
        ("Synthèse par thème", "Route – Constats", "On roule trop vite dans le bourg."),
        ("Synthèse par thème", "Route – Propositions", "Des chicanes"),
    ]


def test_inserted_text_is_read_and_deleted_text_is_not(
    minutes_of: Callable[..., Minutes], docx_bytes: Callable[..., bytes], with_part: Any
) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f"<w:document {w}><w:body><w:p><w:r><w:t>Des </w:t></w:r><w:ins w:id='1' w:author='a'>"
        "<w:r><w:t>agents</w:t></w:r></w:ins><w:del w:id='2' w:author='a'><w:r><w:delText>drones"
        "</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    content = with_part(docx_bytes("x"), "word/document.xml", body.encode())
    assert [piece.text for piece in minutes_of(content, "docx").pieces] == ["Des agents"]


def test_an_opendocument_is_read(
    minutes_of: Callable[..., Minutes], odt_bytes: Callable[..., bytes]
) -> None:
    content = odt_bytes(
        ("h", "Note de synthèse du panel – Aisne"),
        "Vendredi 10 janvier 2020 – hôtel de police de Laon.",
        ("h", "Habitants-relais"),
        "Un habitant-relais : Je transmets.",
        ["Un seul outil.", "Une réponse."],
    )
    found = minutes_of(content, "odt")
    assert (found.date, found.place, found.territory) == (
        "2020-01-10",
        "hôtel de police de Laon",
        "02",
    )
    assert [(p.text, p.audience) for p in found.pieces] == [
        ("Je transmets.", "habitants-relais"),
        ("Un seul outil.", "habitants-relais"),
        ("Une réponse.", "habitants-relais"),
    ]


def test_tables_and_notes_of_an_opendocument(
    minutes_of: Callable[..., Minutes], odt_bytes: Callable[..., bytes]
) -> None:
    table = Table("t", width=2, height=3)
    texts = [
        ["Thème", "Avis"],
        ["Route", "On roule trop vite dans le bourg."],
        ["Nuit", "Du bruit."],
    ]
    for y, row in enumerate(texts):
        for x, text in enumerate(row):
            cell = Cell()
            cell.append(Paragraph(text))
            table.set_cell((x, y), cell)
    noted = Paragraph("Des agents formés.")
    noted.insert_note(after="agents", note_id="n1", citation="1", body="Une note de bas de page.")
    found = minutes_of(
        odt_bytes("Présents :", "M. Paul Exemple", ("h", "Vie locale"), noted, table), "odt"
    )
    assert [(p.lead, p.text) for p in found.pieces] == [
        ("", "Des agents formés."),
        ("Route – Avis", "On roule trop vite dans le bourg."),
        ("Nuit – Avis", "Du bruit."),
    ]


def test_a_table_of_people_is_an_attendance_list(
    minutes_of: Callable[..., Minutes], docx_bytes: Callable[..., bytes]
) -> None:
    people = [["Nom", "Qualité"], ["M. Paul Exemple", "maire"], ["Mme Anne Modèle", "commerçante"]]
    found = minutes_of(docx_bytes("Étaient présents :", table=people), "docx")
    assert not found.pieces
    assert {rejected.reason for rejected in found.set_aside} == {"presence: liste de présence"}


def test_a_pdf_is_read_without_its_page_furniture(
    minutes_of: Callable[..., Minutes], pdf_bytes: Callable[..., bytes]
) -> None:
    long = "- Il faudrait que les patrouilles passent le soir dans les rues du centre et près de la"
    pages = [
        ["Préfecture modèle", long, "gare, à pied."],
        ["Préfecture modèle", "Un habitant : oui."],
    ]
    found = minutes_of(pdf_bytes(*pages, ["Préfecture modèle", "Une élue : non."], []), "pdf")
    assert [piece.text for piece in found.pieces] == [f"{long[2:]} gare, à pied.", "oui.", "non."]
    assert {rejected.reason.split(":")[0] for rejected in found.set_aside} == {"pagination"}
    assert found.notes == ("Pages sans texte (images ou pages blanches), à vérifier : 4.",)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Le 1er février 2020", "2020-02-01"),
        ("13/01/2020", "2020-01-13"),
        ("32/13/2020", ""),
        ("", ""),
    ],
)
def test_dates_are_read_as_written(line: str, date: str) -> None:
    assert date_of([line]) == date


def test_place_and_territory_are_only_given_when_plain() -> None:
    assert place_of(["Lieu : mairie de Laon."]) == "mairie de Laon"
    assert place_of(["Compte rendu", "Le 3 mars 2020"]) == ""
    assert territory_of(["Réunion du département de l'Aisne – 3 mars"]) == "02"
    assert territory_of(["Réunion publique – salle des fêtes"]) == ""


def test_attendance_lists_tell_roles_by_surname() -> None:
    assert people_of("M. Paul Exemple (maire), Mme Anne Modèle (commerçante).") == {
        "exemple": "maire",
        "modèle": "commerçante",
    }
    assert people_of("M. Paul Exemple, sous-préfet ; Mme Anne Modèle, maire") == {
        "exemple": "sous-préfet",
        "modèle": "maire",
    }


def test_compressed_text_is_opened(tmp_path: Any) -> None:
    import gzip

    path = tmp_path / "reunion.txt.gz"
    path.write_bytes(gzip.compress(b"Un habitant : oui."))
    assert read_minutes(path, "reunion.txt.gz", "txt").pieces[0].text == "oui."
