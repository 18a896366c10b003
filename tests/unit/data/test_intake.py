"""Files become contributions, and every row is accounted for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import (
    AmbiguousColumn,
    MissingColumn,
    NoTextColumn,
    NothingToRead,
    ReportMismatch,
    UnknownDefault,
)
from data.intake import Intake, IntakeFile
from data.report import FileReport

Write = Callable[..., Path]
Take = Callable[..., Intake]


def csv(columns: str, *rows: str) -> str:
    return "\n".join((columns, *rows)) + "\n"


ANSWERS = csv(
    "id;departement;date;avis",
    "1;02;08/01/2020;Il faudrait plus de patrouilles le soir",
    "2;Nord;09/01/2020;Trop de bruit la nuit près de la gare",
    "3;971;10/01/2020;",
)


def test_a_row_becomes_a_contribution_with_its_context(write: Write, take: Take) -> None:
    file = IntakeFile(
        path=write(ANSWERS), channel="Réunion publique", audience="élus", question="Vos idées ?"
    )
    source = take(file).sources[0]
    assert source.id == "1"
    assert source.text == "Il faudrait plus de patrouilles le soir"
    context = source.context
    assert (context.territory, context.date, context.channel) == ("02", "2020-01-08", "réunion")
    assert (context.audience, context.question) == ("élus", "Vos idées ?")
    assert (context.file, context.row, context.contributor) == ("reponses.csv", 2, "")


def test_an_empty_cell_is_a_contribution_without_text(write: Write, take: Take) -> None:
    taken = take(write(ANSWERS))
    assert [source.text for source in taken.sources][-1] == ""
    assert taken.report.contributions == taken.report.rows == 3


def test_the_report_is_plain_json_that_adds_up(write: Write, take: Take) -> None:
    report = json.loads(json.dumps(take(write(ANSWERS)).report.to_json()))
    file = report["files"][0]
    assert report["totals"] == {"rows": 3, "contributions": 3, "closed": 0, "refused": 0}
    assert (file["encoding"], file["separator"], file["format"]) == ("utf-8", ";", "csv")
    assert len(file["sha256"]) == 64
    assert [one["role"] for one in file["mapping"]] == ["id", "territory", "date", "text"]


def test_counts_that_do_not_add_up_are_never_hidden() -> None:
    wrong = FileReport(
        name="f", part="réponses", rows=3, used=2, refused={}, set_aside={}, unfilled={}
    )
    with pytest.raises(ReportMismatch):
        wrong.check()
    cells = FileReport(
        name="f", part="réponses", rows=2, used=2, refused={}, set_aside={}, unfilled={}
    )
    with pytest.raises(ReportMismatch):
        cells.check()


def test_an_impossible_date_is_reported_and_the_row_kept(write: Write, take: Take) -> None:
    path = write(csv("date;avis", "32/13/2020;Trop de bruit la nuit", "08/01/2020;Plus de bus ici"))
    taken = take(path)
    assert [source.context.date for source in taken.sources] == ["", "2020-01-08"]
    remark = taken.report.files[0].bad_dates[0]
    assert (remark.what, remark.count, remark.rows) == ("32/13/2020", 1, (2,))


def test_an_unknown_territory_is_reported_and_the_row_kept(write: Write, take: Take) -> None:
    rows = ["Syldavie;Trop de bruit la nuit ici", "Aisne;Plus de bus pour la gare"]
    taken = take(write(csv("departement;avis", *rows)))
    assert [source.context.territory for source in taken.sources] == ["FR", "02"]
    remark = taken.report.files[0].unknown_territories[0]
    assert (remark.what, remark.rows) == ("Syldavie", (2,))


def test_a_wide_survey_gives_a_contribution_a_filled_cell(write: Write, take: Take) -> None:
    columns = "ID de la réponse;Date de soumission;Concerné ?;Que va mal ?;Que proposez-vous ?"
    rows = [f"{n};08/01/2020;Oui;Trop de bruit la nuit {n};Plus de bus ici {n}" for n in range(9)]
    rows += ["9;08/01/2020;Non;;Plus de patrouilles", "10;08/01/2020;Oui;;"]
    taken = take(write(csv(columns, *rows)))
    report = taken.report.files[0]
    assert taken.sources[0].id == "0-q1"
    assert taken.sources[0].context.question == "Que va mal ?"
    assert taken.sources[0].context.contributor == taken.sources[1].context.contributor != ""
    assert taken.sources[0].context.channel == "consultation en ligne"
    assert (report.used, report.without_text, report.contributions) == (10, 1, 19)
    assert report.unfilled == {"Que va mal ?": 2, "Que proposez-vous ?": 1}
    assert (report.closed, taken.closed[-1].answer) == (11, "Oui")
    assert taken.closed[0].contributor == taken.sources[0].context.contributor


def test_a_title_goes_before_the_text_once(write: Write, take: Take) -> None:
    rows = ["Un banc;Il manque un banc ici", "Un bus;Un bus de plus le soir", "Seul;"]
    texts = [source.text for source in take(write(csv("titre;texte", *rows))).sources]
    assert texts == ["Un banc\nIl manque un banc ici", "Un bus de plus le soir", "Seul"]


def test_rows_speak_before_the_file_for_channel_and_audience(write: Write, take: Take) -> None:
    rows = ["courrier;élus;Trop de bruit la nuit", "?;;Plus de bus ici", "pigeon;;Plus de gares"]
    path = write(csv("canal;public;avis", *rows))
    taken = take(IntakeFile(path=path, channel="panel", audience="citoyens"))
    found = [(source.context.channel, source.context.audience) for source in taken.sources]
    assert found == [("courrier", "élus"), ("panel", "citoyens"), ("panel", "citoyens")]
    assert "« pigeon »" in taken.report.files[0].territory_notes[0].what


def test_a_public_is_one_however_files_spell_it(write: Write, take: Take) -> None:
    said = [
        "Commerçant(e)",
        "commerçante",
        "Bailleur social",
        "bailleurs sociaux",
        "BAILLEUR SOCIAL",
    ]
    rows = [f"{public};Une réponse sur le bruit, numéro {n}" for n, public in enumerate(said)]
    one, two = write(csv("public;avis", *rows), "un.csv"), write(csv("avis", "Un bus"), "deux.csv")
    for files in ((one, IntakeFile(path=two, audience="Commerçants")), (one, two)):
        found = {source.context.audience for source in take(*files).sources} - {""}
        assert found == {"commerçants", "BAILLEUR SOCIAL"}


def test_contributors_are_opaque_and_the_same_across_files(write: Write, take: Take) -> None:
    one = write(csv("email;avis", "A@exemple.fr;Trop de bruit la nuit"), "un.csv")
    two = write(csv("courriel;avis", "a@exemple.fr;Plus de bus pour la gare"), "deux.csv")
    keys = {source.context.contributor for source in take(one, two).sources}
    assert len(keys) == 1
    assert "@" not in keys.pop()


JOINED = csv(
    "customer_id,question_name,answer",
    "17,Q1,Trop de bruit la nuit par ici",
    "17,Q2,Plus de bus pour aller à la gare",
    "18,Q1,Davantage de patrouilles le soir",
    "20,Q1,Un banc devant l'école du village",
)


def test_closed_answers_come_in_beside_texts(write: Write, take: Take) -> None:
    rows = "".join(f"{n // 3};Q{n % 3};{n % 2}\n" for n in range(30))
    closed = f"user_id;question_id;answer\n{rows}"
    taken = take(write(JOINED, "avis.csv"), write(closed, "qcm.csv"))
    assert taken.report.files[1].part == "réponses fermées"
    assert (taken.closed[0].question, taken.closed[0].answer) == ("Q0", "0")
    with pytest.raises(NoTextColumn):
        take(write(closed, "qcm.csv"))


def test_the_same_content_is_read_once(write: Write, take: Take) -> None:
    taken = take(write(ANSWERS, "un.csv"), write(ANSWERS, "deux.csv"))
    assert len(taken.sources) == 3
    assert taken.report.files[1].part == "déjà reçu"
    assert "« un.csv »" in taken.report.files[1].notes[0]


def test_a_remembered_mapping_settles_a_doubt(write: Write, take: Take) -> None:
    rows = ["Trop de bruit la nuit;Plus de bus pour la gare"]
    path = write(csv("Avis;Commentaire", *rows))
    with pytest.raises(AmbiguousColumn):
        take(path)
    assert take(path, remembered={"text": ["Avis"]}).sources[0].text == "Trop de bruit la nuit"
    both = take(IntakeFile(path=path, map={"text": ["Avis", "Commentaire"]}))
    assert both.report.contributions == 2


def test_a_formula_stays_as_it_was_written(write: Write, take: Take) -> None:
    path = write(csv("id;avis", '1;"=HYPERLINK(""http://a.fr"") à voir"', "2;Plus de bus ici"))
    assert take(path).sources[0].text == '=HYPERLINK("http://a.fr") à voir'


def test_a_cell_of_eighty_thousand_characters_is_a_contribution(write: Write, take: Take) -> None:
    long = "bruit " * 13_334
    taken = take(write(csv("id;avis", f"1;{long}", "2;Plus de bus pour la gare")))
    assert len(taken.sources[0].text) == len(long)


def test_refused_rows_are_listed_and_counted(write: Write, take: Take) -> None:
    path = write(csv("id;avis", "1;Plus de bus ici", ";", "2;Moins;de bruit", "3;Un banc ici"))
    taken = take(path)
    assert [(one.row, one.reason.split(":")[0]) for one in taken.rejected] == [
        (3, "ligne-vide"),
        (4, "ligne-decalee"),
    ]
    assert (taken.report.rows, taken.report.refused) == (4, 2)


def test_mistakes_of_the_sender_are_errors(write: Write, take: Take) -> None:
    path = write(ANSWERS)
    with pytest.raises(MissingColumn, match="« Votre avis »"):
        take(IntakeFile(path=path, map={"text": "Votre avis"}))
    with pytest.raises(UnknownDefault, match="Syldavie"):
        take(IntakeFile(path=path, territory="Syldavie"))
    with pytest.raises(NothingToRead):
        take()


def test_framaforms_group_lines_above_the_header_are_left_aside(write: Write, take: Take) -> None:
    lines = [
        "Sécurité à Laon" + ";" * 6,
        "Détails de la soumission" + ";" * 6,
        "Numéro de série;SID;Heure de soumission;Terminé;Brouillon;Vos constats;Vos idées",
        "1;900;08/01/2020 - 10:12;1;0;Trop de bruit la nuit;Plus de bus pour la gare",
        "2;901;08/01/2020 - 10:15;1;0;Des vitres cassées au lycée;Un banc devant l'école",
    ]
    taken = take(write("\n".join(lines)))
    assert taken.report.files[0].profile == "Framaforms"
    assert [source.context.row for source in taken.sources] == [4, 4, 5, 5]
    assert taken.sources[0].context.date == "2020-01-08T10:12:00"
    assert taken.sources[0].context.question == "Vos constats"


def test_minutes_and_tables_come_in_together(write: Write, take: Take) -> None:
    text = "Compte rendu de la réunion\n\nM. le maire : il y a trop de bruit la nuit à la gare.\n"
    minutes = IntakeFile(path=write(text, "cr.txt"), territory="02", channel="réunion")
    taken = take(write(ANSWERS), minutes)
    report = taken.report.files[1]
    assert (report.part, report.format) == ("compte rendu", "txt")
    assert report.contributions >= 1
    assert report.rows == report.contributions + sum(report.set_aside.values())
    assert taken.sources[-1].context.territory == "02"
    assert taken.sources[-1].context.channel == "réunion"
