"""`assises run`: files in, the five files of the contract out."""

import csv
import hashlib
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from service.cli.main import run_program

FILES = ["assignments.csv", "manifest.json", "rejected.csv", "territories.csv", "themes.json"]
SAME = ("themes.json", "assignments.csv", "territories.csv")
SUBJECTS = {
    "police": "police patrouille commissariat gendarme brigade effectif",
    "vitesse": "vitesse radar moto rodéo scooter accident",
    "déchets": "déchet dépôt poubelle encombrant propreté ordure",
    "école": "école collège élève harcèlement professeur internat",
    "santé": "hôpital médecin urgence infirmier pharmacie maternité",
    "justice": "justice peine récidive tribunal juge prison",
    "lumière": "éclairage lampadaire ampoule obscurité parking lanterne",
    "commerce": "commerce vitrine marché boutique livraison artisan",
}
PLACES = ("02", "59", "2A", "971")
Row = tuple[str, str, str]


def corpus(size: int = 160) -> list[Row]:
    """Rows of (id, département, text): two subjects each, some copies, blanks and formulas."""
    chance = random.Random(7)
    rows: list[Row] = []
    for place in range(size):
        parts = [
            " ".join(chance.sample(SUBJECTS[subject].split(), 4))
            for subject in chance.sample(sorted(SUBJECTS), 2)
        ]
        text = f"Il faut plus de {parts[0]}. On manque de {parts[1]} ici."
        rows.append((f"c{place:03d}", PLACES[place % len(PLACES)], text))
    rows += [(f"copie{n}", "02", rows[0][2]) for n in range(3)]
    rows += [("vide1", "59", "RAS"), ("vide2", "59", "néant"), ("=1+1", "02", rows[1][2] + " Oui.")]
    return rows


def write(path: Path, rows: list[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Identifiant", "Département", "Votre avis"])
        writer.writerows(rows)
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def assises(
    folder: Path, *arguments: object, hash_seed: str = "0"
) -> "subprocess.CompletedProcess[str]":
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "service.cli", *(str(one) for one in arguments)]
    home = {"ASSISES_HOME": str(folder / "var"), "PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        command, env={**os.environ, **home}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    source = write(folder / "avis.csv", corpus())
    done = assises(folder, "run", source, "--out", folder / "sortie", "--threads", 2)
    assert done.returncode == 0, done.stderr
    assert "reçues = " in done.stdout
    return folder / "sortie"


def test_the_five_files_are_written_and_nothing_else(result: Path) -> None:
    assert sorted(path.name for path in result.iterdir()) == FILES
    assert sorted(path.name for path in result.parent.iterdir()) == ["avis.csv", "sortie"]


def test_themes_have_the_keys_of_the_contract_and_real_quotations(result: Path) -> None:
    themes = json.loads((result / "themes.json").read_text(encoding="utf-8"))
    texts = {one: text for one, _, text in corpus()}
    assert {theme["level"] for theme in themes} <= {1, 2}
    assert 2 <= sum(theme["level"] == 1 for theme in themes) <= 20
    quotations = [one for theme in themes for one in theme["exemplars"]]
    assert quotations
    for one in quotations:
        assert texts[one["contribution_id"]][one["start"] : one["end"]] == one["text"]


def test_every_contribution_has_an_assignment_copies_and_blanks_included(result: Path) -> None:
    rows = read(result / "assignments.csv")
    named = {row["contribution_id"] for row in rows}
    expected = {one if not one.startswith("=") else f"'{one}" for one, _, _ in corpus()}
    assert named == expected
    status = {row["contribution_id"]: row["status"] for row in rows}
    assert status["vide1"] == status["vide2"] == "empty"
    of = Counter((row["contribution_id"], row["theme_id"]) for row in rows)
    for copy in ("copie0", "copie2"):
        own = {theme for (one, theme) in of if one == copy}
        assert own == {theme for (one, theme) in of if one == "c000"}


def test_territories_have_one_row_a_theme_and_place(result: Path) -> None:
    rows = read(result / "territories.csv")
    assert {"02", "59", "2A", "971", "FR"} <= {row["territory"] for row in rows}
    most = Counter((row["territory"], row["theme_id"]) for row in rows).most_common(1)
    assert most[0][1] == 1
    for row in rows:
        share = int(row["contributions"]) / int(row["base"])
        assert float(row["share"]) == pytest.approx(share, abs=1e-4)


def test_the_manifest_says_what_was_run_and_accounts_for_all(result: Path) -> None:
    manifest = json.loads((result / "manifest.json").read_text(encoding="utf-8"))
    source = result.parent / "avis.csv"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    assert manifest["inputs"] == [
        {"name": "avis.csv", "sha256": digest, "bytes": source.stat().st_size}
    ]
    counts = manifest["counts"]
    parts = [counts[name] for name in ("analysed", "duplicates", "empty", "refused")]
    assert counts["received"] == sum(parts) == len(corpus())
    assert counts["duplicates"] == 3
    assert manifest["seed"] == 2020
    assert manifest["encoder"]["name"] == "fr-static"
    assert {"python", "numpy", "bertopic"} <= set(manifest["packages"])
    assert all(stage["peak_mib"] > 0 for stage in manifest["stages"])
    for name, sha256 in manifest["outputs"].items():
        assert hashlib.sha256((result / name).read_bytes()).hexdigest() == sha256


def test_shuffled_rows_another_hash_seed_and_one_thread_change_no_byte(
    result: Path, tmp_path: Path
) -> None:
    rows = corpus()
    random.Random(3).shuffle(rows)
    source = write(tmp_path / "avis.csv", rows)
    done = assises(
        tmp_path, "run", source, "--out", tmp_path / "b", "--threads", 1, "--json", hash_seed="42"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["counts"]["received"] == len(rows)
    for name in SAME:
        assert (tmp_path / "b" / name).read_bytes() == (result / name).read_bytes(), name


def test_another_seed_is_another_run(result: Path) -> None:
    out = result.parent.parent / "graine"
    done = run_program(["run", str(result.parent / "avis.csv"), "--out", str(out), "--seed", "5"])
    assert done == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    before = json.loads((result / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["seed"] == 5
    assert manifest["settings_hash"] != before["settings_hash"]
