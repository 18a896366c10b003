"""Texts under lines of starred variables, as IRaMuTeQ and Alceste have them."""

from pathlib import Path

import pytest

from data.intake import IntakeFile, IntakeOptions, take_in
from data.readers import Table, read
from data.readers.starred import read_starred
from data.readers.starred_errors import BadStarLine, BareText
from data.territories.gazetteer import load_gazetteer

CORPUS = """**** *dep_02 *canal_reunion *sexe_f
Il faut plus de lampadaires dans la rue du stade.
Le soir, on ne voit rien.

**** *dep_59 *canal_consultation_en_ligne *sexe_nr
Les voitures roulent trop vite devant l'école.
"""


def starred(text: str, encoding: str = "utf-8") -> Table:
    return read_starred(text.encode(encoding), "corpus.txt")


def test_each_text_is_a_row_with_its_variables() -> None:
    table = starred(CORPUS)
    assert table.columns == ("dep", "canal", "sexe", "texte")
    assert table.rows[0][:3] == ["02", "reunion", "f"]
    assert table.rows[0][3].endswith("stade.\nLe soir, on ne voit rien.")
    assert table.rows[1][:3] == ["59", "consultation en ligne", ""]
    assert list(table.lines) == [1, 5]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_line_ends_and_encodings_change_nothing(end: str, encoding: str) -> None:
    assert starred(CORPUS.replace("\n", end), encoding).rows == starred(CORPUS).rows


def test_variables_may_be_missing_repeated_or_bare() -> None:
    table = starred("**** *homme *age_12\nUn.\n**** *theme_a *theme_b\nDeux.\n****\nTrois.")
    assert table.columns == ("homme", "age", "theme", "texte")
    assert [list(row) for row in table.rows] == [
        ["oui", "12", "", "Un."],
        ["", "", "a, b", "Deux."],
        ["", "", "", "Trois."],
    ]


def test_older_alceste_numbers_open_a_text_too() -> None:
    assert [row[1] for row in starred("0001 *dep_02\nUn.\n0002 *dep_59\nDeux.").rows] == [
        "Un.",
        "Deux.",
    ]


def test_lines_of_a_theme_are_left_out_and_told() -> None:
    table = starred("**** *dep_02\n-*securite\nUn.\n-*transport\nDeux.")
    assert table.rows[0][1] == "Un.\nDeux."
    assert "2" in table.notes[0]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("**** *dep_02\nUn.\n**** dep_59\nDeux.", 3, "« *nom_valeur »"),
        ("**** *dep_02 canal_reunion\nUn.", 1, "canal_reunion"),
        ("**** *dep_02 *canal_réunion * publique\nUn.", 1, "« * »"),
        ("**** *dep_02\nUn.\n*** *dep_59\nDeux.", 3, "quatre étoiles"),
        ("**** *dep_02\nUn.\n***** *dep_59\nDeux.", 3, "quatre étoiles"),
        ("**** *dep_02\nUn.\n*****dep_59\nDeux.", 3, "quatre étoiles"),
    ],
)
def test_a_line_of_stars_that_is_wrong_is_named(text: str, line: int, said: str) -> None:
    with pytest.raises(BadStarLine) as caught:
        starred(text)
    assert caught.value.line == line
    assert said in str(caught.value)
    assert "**** *dep_02 *canal_reunion" in str(caught.value)


def test_text_before_the_first_stars_is_refused() -> None:
    with pytest.raises(BareText, match="ligne 2, « Corpus de 2020 »"):
        starred("\nCorpus de 2020\n**** *dep_02\nUn.")


def test_a_file_of_starred_texts_becomes_contributions(tmp_path: Path) -> None:
    path = tmp_path / "corpus.txt"
    path.write_text(CORPUS, encoding="utf-8")
    table = read(path)
    assert isinstance(table, Table)
    assert table.origin.format == "iramuteq"
    taken = take_in([IntakeFile(path=path)], IntakeOptions(), load_gazetteer())
    first, second = taken.sources
    assert (first.context.territory, first.context.channel) == ("02", "réunion")
    assert (second.context.territory, second.context.channel) == ("59", "consultation en ligne")
    assert second.text == "Les voitures roulent trop vite devant l'école."


def test_minutes_with_a_row_of_stars_stay_minutes(tmp_path: Path) -> None:
    path = tmp_path / "reunion.txt"
    path.write_text("**** Compte rendu ****\n\n- Un lampadaire est en panne.\n", encoding="utf-8")
    assert not isinstance(read(path), Table)
