"""`assises specificites`: read a small result again, compare, hide, and refuse what is wrong."""

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.service.cli.conftest import Assises

PLACES = ("02", "59", "75")
SAID = "Il manque des lampadaires rue {} le soir."
QUIET = "Les bus de la ligne {} passent trop rarement."
"""Fewer than twelve words: longer ones with one word changed would be copies of one text."""


def answers() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield id, text, territory, channel and theme: lights are missing in 02 above all."""
    for number in range(120):
        place = PLACES[number % 3]
        dark = number % 6 == 0 or (place == "02" and number % 9 != 3)
        if place == "59":
            dark = number in (1, 4)
        text = (SAID if dark else QUIET).format(chr(97 + number % 26) + str(number))
        channel = ("courrier", "réunion")[number % 2]
        yield f"c{number:03}", text, place, channel, "t01" if dark else "t02"


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """Return the folder of a result, beside the file `avis.csv` that it was made of."""
    table, folder = tmp_path / "avis.csv", tmp_path / "resultat"
    folder.mkdir()
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "avis", "departement", "canal"])
        writer.writerows(row[:4] for row in answers())
    titles = {"t01": "Éclairage des rues", "t02": "Lignes de bus"}
    themes = [{"id": one, "title": title, "level": 1} for one, title in titles.items()]
    (folder / "themes.json").write_text(json.dumps(themes), encoding="utf-8")
    inputs = [{"name": "avis.csv", "sha256": hashlib.sha256(table.read_bytes()).hexdigest()}]
    (folder / "manifest.json").write_text(json.dumps({"inputs": inputs}), encoding="utf-8")
    lines = [f"{name},{theme}," for name, *_, theme in answers()]
    header = "contribution_id,theme_id,subtheme_id"
    (folder / "assignments.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    return folder


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_the_planted_territory_stands_out(assises: Assises, result: Path) -> None:
    done = assises("specificites", result, "avis.csv", "--out", "t.csv")
    assert done.code == 0, done.err
    assert "Plus qu'attendu" in done.out
    assert "Aisne (02)" in done.out
    rows = {(row["territoire"], row["thème"]): row for row in read(Path("t.csv"))}
    assert len(rows) == 6
    one = rows["02", "t01"]
    assert (one["T"], one["t"], one["titre"]) == ("120", "40", "Éclairage des rues")
    assert float(one["indice"].replace(",", ".")) > 3


def test_what_is_published_hides_small_cells(assises: Assises, result: Path) -> None:
    done = assises("specificites", result, "avis.csv", "--publie", "--out", "t.csv")
    assert done.code == 0, done.err
    assert "masquée" in done.out
    rows = read(Path("t.csv"))
    hidden = [row for row in rows if row["marque"] == "masqué"]
    assert ("59", "t01") in {(row["territoire"], row["thème"]) for row in hidden}
    assert len(hidden) >= 2
    assert {row["f"] for row in hidden} == {""}
    assert all(int(row["f"]) >= 5 for row in rows if row not in hidden)
    assert "contributeurs, copies comprises" not in rows[0]


@pytest.mark.parametrize("by", ["territoire×canal", "canal x territoire"])
def test_two_dimensions_are_crossed(assises: Assises, result: Path, by: str) -> None:
    done = assises("specificites", result, "avis.csv", "--par", by, "--out", "t.csv")
    assert done.code == 0, done.err
    assert len(read(Path("t.csv"))) == 12


@pytest.mark.parametrize("unit", ["contributeurs", "textes", "occurrences"])
@pytest.mark.parametrize("words", ["formes", "lemmes"])
def test_the_words_of_a_part(assises: Assises, result: Path, unit: str, words: str) -> None:
    how = ("--vocabulaire", "02", "--unite", unit, "--mots", words, "--out", "m.csv")
    done = assises("specificites", result, "avis.csv", *how)
    assert done.code == 0, done.err
    word = "lampadaires" if words == "formes" else "lampadaire"
    assert word in done.out
    assert "Moins qu'attendu" in done.out
    assert {row["territoire"] for row in read(Path("m.csv"))} == {"02"}


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--par", "couleur"), 2, "territoire, canal, public, question"),
        (("--par", "canal×canal"), 2, "--par"),
        (("--niveau", "canton"), 2, "arrondissement, département, région"),
        (("--unite", "occurrences"), 2, "contributeurs, textes"),
        (("--mots", "lettres"), 2, "formes ou lemmes"),
        (("--par", "territoire×canal", "--vocabulaire", "02"), 2, "02×réunion"),
        (("--vocabulaire", "Narnia"), 5, "« 02 », « 59 », « 75 »"),
        (("--par", "public"), 2, "Rien à comparer"),
    ],
)
def test_wrong_options_are_told_in_french(
    assises: Assises, result: Path, options: tuple[str, ...], code: int, told: str
) -> None:
    done = assises("specificites", result, "avis.csv", *options)
    assert (done.code, told in " ".join(done.err.split())) == (code, True), done.err


def test_no_word_is_frequent_enough(assises: Assises, result: Path) -> None:
    done = assises(
        "specificites", result, "avis.csv", "--vocabulaire", "02", "--frequence-min", 999
    )
    assert (done.code, "Aucun mot" in done.out) == (0, True)


def test_other_files_are_refused(assises: Assises, result: Path) -> None:
    table = Path("avis.csv")
    table.write_text(table.read_text(encoding="utf-8") + "c999,De plus,02,courrier\n", "utf-8")
    done = assises("specificites", result, table)
    assert done.code == 4
    assert "« avis.csv » manque ou a changé" in " ".join(done.err.split())


def test_a_contribution_that_the_run_did_not_see_is_refused(assises: Assises, result: Path) -> None:
    kept = (result / "assignments.csv").read_text(encoding="utf-8").splitlines()[:-1]
    (result / "assignments.csv").write_text("\n".join(kept), encoding="utf-8")
    done = assises("specificites", result, "avis.csv")
    assert (done.code, "c119" in done.err) == (4, True)


@pytest.mark.parametrize("name", ["themes.json", "manifest.json", "assignments.csv"])
def test_a_folder_that_is_no_result_is_refused(assises: Assises, result: Path, name: str) -> None:
    (result / name).unlink()
    done = assises("specificites", result, "avis.csv")
    assert (done.code, f"« {name} » manque" in " ".join(done.err.split())) == (4, True)
    (result / name).write_text("[", encoding="utf-8")
    assert assises("specificites", result, "avis.csv").code == 4


def test_a_file_that_is_there_is_kept(assises: Assises, result: Path) -> None:
    Path("t.csv").write_text("gardé", encoding="utf-8")
    done = assises("specificites", result, "avis.csv", "--out", "t.csv")
    assert (done.code, Path("t.csv").read_text(encoding="utf-8")) == (4, "gardé")
