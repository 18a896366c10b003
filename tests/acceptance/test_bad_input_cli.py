"""Bad input at the command line: said clearly, in French; nothing lost, nothing half-written."""

import csv
import errno
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from service.cli.main import run_program
from tests.bad_files import HEADER, TEXTS, Refused, lines, refused, table

REFUSED = refused()
FORMULA = '=HYPERLINK("http://x.example";"Cliquez")'
Call = Callable[..., int]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder in which nothing refused may leave a trace."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture
def assises(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    monkeypatch.setenv("ASSISES_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    yield lambda *arguments: run_program([str(one) for one in arguments])
    # Its handler keeps the stream of the first test that started a job.
    logging.getLogger("dbos").handlers.clear()
    assert not list(tmp_path.glob(".*")), "work in progress was left behind"


def counts(home: Path) -> dict[str, int]:
    """Return how many rows the tables hold that an import fills."""
    tables = ("contribution", "source_text", "closed_answer", "rejected_row")
    base = sqlite3.connect(home / "assises.db")
    try:
        found = {name: base.execute(f"SELECT count(*) FROM {name}").fetchone() for name in tables}  # noqa: S608  names of ours
        found["batch"] = base.execute("SELECT count(*) FROM batch WHERE state = 'done'").fetchone()
    finally:
        base.close()
    return {name: row[0] for name, row in found.items()}


def run(assises: Call, name: str, content: bytes, *options: str) -> dict[str, Any]:
    """Run one file and return the manifest."""
    Path(name).write_bytes(content)
    assert assises("run", name, "--out", "sortie", *options) == 0
    manifest: dict[str, Any] = json.loads(Path("sortie/manifest.json").read_text(encoding="utf-8"))
    parts = ("analysed", "duplicates", "empty", "refused")
    assert manifest["counts"]["received"] == sum(manifest["counts"][part] for part in parts)
    return manifest


def rejected() -> list[dict[str, str]]:
    with Path("sortie/rejected.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def said(capsys: pytest.CaptureFixture[str], bad: Refused) -> None:
    """Check what was printed on stderr."""
    message = capsys.readouterr().err
    assert message.startswith(f"Erreur : {bad.name} : ")
    assert all(part in message for part in bad.told), message
    assert "Traceback" not in message


@pytest.mark.parametrize("kind", REFUSED)
def test_a_run_of_an_unusable_file_writes_nothing(
    assises: Call, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = REFUSED[kind]
    Path(bad.name).write_bytes(bad.content)
    assert assises("run", bad.name, "--out", "sortie") == 3
    said(capsys, bad)
    assert [path.name for path in Path().iterdir()] == [bad.name]


@pytest.mark.slow
@pytest.mark.parametrize("kind", REFUSED)
def test_an_import_of_an_unusable_file_stores_nothing(
    assises: Call, home: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = REFUSED[kind]
    Path(bad.name).write_bytes(bad.content)
    assert assises("import", bad.name, "-c", "refus") == 3
    said(capsys, bad)
    assert set(counts(home).values()) == {0}


def test_one_unusable_file_among_good_ones_refuses_them_all(
    assises: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bon.csv").write_bytes(table())
    Path("vide.csv").write_bytes(b"")
    assert assises("run", "bon.csv", "vide.csv", "--out", "sortie") == 3
    assert "vide.csv : le fichier est vide" in capsys.readouterr().err
    assert not Path("sortie").exists()


def test_ragged_rows_are_set_apart_and_named(assises: Call) -> None:
    manifest = run(assises, "a.csv", table("a8;Court, sans département", "a9;Trop;02;de;cases"))
    assert (manifest["counts"]["received"], manifest["counts"]["refused"]) == (7, 2)
    assert [(one["row"], one["reason"].partition(" ")[2]) for one in rejected()] == [
        ("7", "2 cellules pour 3 colonnes, la ligne est décalée"),
        ("8", "5 cellules pour 3 colonnes, la ligne est décalée"),
    ]


def test_duplicate_headers_can_be_told_apart(assises: Call) -> None:
    bad = REFUSED["duplicate headers"]
    manifest = run(assises, bad.name, bad.content, "--map", "text=Avis (2)")
    assert manifest["counts"]["received"] == 20


def test_of_two_candidates_both_can_be_taken(assises: Call) -> None:
    bad = REFUSED["two candidates"]
    options = ("--map", "text=Avis", "--map", "text=Commentaire")
    assert run(assises, bad.name, bad.content, *options)["counts"]["received"] == 40


def test_an_unknown_territory_is_kept_at_the_national_level_and_reported(assises: Call) -> None:
    manifest = run(assises, "a.csv", table("a9;Le parc ferme trop tôt en été;Atlantide"))
    [file] = manifest["import"]["files"]
    assert file["unknown_territories"] == [{"what": "Atlantide", "count": 1, "rows": [7]}]
    assert manifest["counts"]["analysed"] == 6


def test_an_impossible_date_is_reported_and_its_answer_kept(assises: Call) -> None:
    rows = [f"{text};12/01/2020" for text in TEXTS] + ["Le parc ferme trop tôt;32/13/2020"]
    manifest = run(assises, "a.csv", lines("Avis;Date", rows))
    [file] = manifest["import"]["files"]
    assert file["bad_dates"] == [{"what": "32/13/2020", "count": 1, "rows": [7]}]
    assert manifest["counts"]["analysed"] == 6


def test_a_huge_cell_is_kept_whole_and_shown_short(
    assises: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = f"Il faut refaire {'la route du village ' * 20}. " * 200
    manifest = run(assises, "a.csv", table(f"a9;{huge};02"))
    shown = capsys.readouterr().out
    [file] = manifest["import"]["files"]
    assert any("gardée entière (ligne 7)" in note for note in file["notes"])
    assert manifest["counts"]["analysed"] == 6
    with Path("sortie/assignments.csv").open(encoding="utf-8", newline="") as stream:
        ends = [int(one["end"]) for one in csv.DictReader(stream)]
    assert max(ends) == len(huge.strip()) > 80_000
    assert len(shown) < 5_000


def test_the_same_file_given_twice_counts_once(assises: Call) -> None:
    Path("a.csv").write_bytes(table())
    manifest = run(assises, "b.csv", table(), "a.csv")
    assert manifest["counts"]["received"] == 5
    assert sorted(one["part"] for one in manifest["import"]["files"]) == ["déjà reçu", "réponses"]


def test_the_same_id_with_two_texts_keeps_both_and_says_so(assises: Call) -> None:
    manifest = run(assises, "a.csv", table("a0;Un tout autre texte sous le même numéro;02"))
    assert (manifest["counts"]["received"], manifest["counts"]["refused"]) == (6, 0)
    assert (manifest["counts"]["analysed"], rejected()) == (6, [])
    [file] = manifest["import"]["files"]
    assert [note for note in file["notes"] if "Même identifiant" in note] == [
        "Même identifiant, textes différents : « a0 », lignes 2 et 7, les deux sont gardés."
    ]


@pytest.mark.slow
def test_a_file_imported_twice_is_counted_once(
    assises: Call, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.csv").write_bytes(table())
    for _ in range(2):
        assert assises("import", "a.csv", "-c", "deux-fois", "--json") == 0
    outputs = capsys.readouterr().out.split("}\n{")
    assert ['"known": false' in outputs[0], '"known": true' in outputs[1]] == [True, True]
    base = sqlite3.connect(home / "assises.db")
    query = "SELECT count(*) FROM contribution AS c JOIN consultation AS o ON o.id = "
    query += "c.consultation_id WHERE o.slug = 'deux-fois'"
    assert base.execute(query).fetchone() == (5,)
    base.close()


@pytest.mark.slow
def test_formulas_stay_texts_and_are_harmless_in_tables(assises: Call) -> None:
    cell = FORMULA.replace('"', '""')
    rows = [f"=f{n};{TEXTS[n % 5]} au numéro {n};02" for n in range(40)]
    Path("=a.csv").write_bytes(lines(HEADER, [*rows, f'=1+2;"{cell} la nuit";02', "=x;;;02"]))
    run_of = run(assises, "=a.csv", Path("=a.csv").read_bytes())
    assert run_of["counts"]["received"] == 42
    with Path("sortie/assignments.csv").open(encoding="utf-8", newline="") as stream:
        assert {one["contribution_id"][:2] for one in csv.DictReader(stream)} == {"'="}
    assert {one["file"] for one in rejected()} == {"'=a.csv"}
    assert assises("import", "=a.csv", "-c", "formules") == 0
    assert assises("analyse", "-c", "formules") == 0
    assert assises("export", "--out", "t.xlsx", "-c", "formules") == 0
    cells = [one for row in openpyxl.load_workbook("t.xlsx").worksheets[0] for one in row]
    assert cells
    assert all(one.data_type != "f" for one in cells)


def test_what_is_unknown_is_named_with_what_to_do(
    assises: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assises("themes", "-c", "absente") == 5
    assert "« absente »" in capsys.readouterr().err
    Path("a.csv").write_bytes(table())
    assert assises("run", "a.csv", "--out", "sortie", "--in", "Atlantide") == 5
    assert "Territoire « Atlantide » inconnu ; un code INSEE" in capsys.readouterr().err
    assert not Path("sortie").exists()


def test_a_disk_full_while_writing_leaves_no_half_result(
    assises: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("service.oneshot.action.write_territories", full)
    Path("a.csv").write_bytes(table())
    assert assises("run", "a.csv", "--out", "sortie") == 4
    assert "Le disque est plein" in capsys.readouterr().err
    assert [path.name for path in Path().iterdir()] == ["a.csv"]


def test_a_folder_that_cannot_be_written_is_named(
    assises: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.csv").write_bytes(table())
    monkeypatch.setenv("ASSISES_HOME", "a.csv/var")
    for arguments in (("import", "a.csv", "-c", "essai"), ("run", "a.csv", "--out", "a.csv/ici")):
        assert assises(*arguments) == 4
        message = capsys.readouterr().err
        assert "Impossible d'écrire dans" in message
        assert "a.csv/" in message
    assert Path("a.csv").read_bytes() == table()


def test_a_locked_database_is_said_and_nothing_is_stored(
    assises: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISES_HOME", "var")
    monkeypatch.setenv("ASSISES_BUSY_SECONDS", "0.1")
    Path("a.csv").write_bytes(table())
    assert assises("migrate") == 0
    holder = sqlite3.connect("var/assises.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert assises("import", "a.csv", "-c", "essai") == 4
    finally:
        holder.close()
    assert "verrouillée par un autre programme" in capsys.readouterr().err
    assert set(counts(Path("var")).values()) == {0}
