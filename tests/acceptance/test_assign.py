"""`assises run --model` and `assises assign`: texts placed without a fit, as by the fit."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples" / "securite-2020"
KINDS = {".csv", ".docx", ".xlsx", ".jsonl", ".tsv", ".odt"}
LARGEST = 20 * 2**20

ALONE = """
import sys
from pathlib import Path
from data.intake import IntakeFile, IntakeOptions, take_in
from data.lexicons import load_lexicon
from data.territories.gazetteer import load_gazetteer
from models.registry import load_encoder
from nlp.clean.stage import clean
from nlp.pipeline import Tools
from nlp.placing import place
from nlp.saved import load
from nlp.settings import Settings
from service.oneshot.tables import write_rows

folder, target, encoder, step, *files = sys.argv[1:]
gazetteer, settings = load_gazetteer(), Settings(threads=1)
tools = Tools(lexicon=load_lexicon(), gazetteer=gazetteer, encoder=load_encoder(encoder))
intake = take_in([IntakeFile(path=Path(one)) for one in files], IntakeOptions(), gazetteer)
saved, rows = load(Path(folder)), []
texts = sorted(clean(intake.sources, 1), key=lambda one: one.contribution.id, reverse=True)
for one in texts[:: int(step)]:
    rows = [*place([one], saved, tools, settings), *rows]
write_rows(Path(target), rows)
"""


def python(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run Python in a process of its own."""
    command = [sys.executable, *(str(one) for one in arguments)]
    home = {"ASSISES_HOME": str(folder / "var"), "ASSISES_ENCODER": ""}
    return subprocess.run(
        command, env={**os.environ, **home}, capture_output=True, text=True, check=False
    )


def assises(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return python(folder, "-m", "service.cli", *arguments)


def samples() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in KINDS)


ONCE = pytest.mark.parametrize("fitted", ["fr-static"], indirect=True)
"""For what does not depend on the encoder."""


@pytest.fixture(scope="module", params=["lsa", "fr-static"])
def fitted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("assign")
    (folder / "encodeur").write_text(request.param, encoding="utf-8")
    out, model = folder / "sortie", folder / "modele"
    how = ("--out", out, "--model", model, "--encoder", request.param, "--evidence", "--campaigns")
    done = assises(folder, "run", *samples(), *how)
    assert done.returncode == 0, done.stderr
    assert "Modèle gardé dans" in done.stdout
    return folder


def test_all_samples_placed_again_get_what_the_fit_gave_them(fitted: Path) -> None:
    done = assises(fitted, "assign", fitted / "modele", *samples(), "--out", fitted / "a.csv")
    assert done.returncode == 0, done.stderr
    assert " avec contenu (copies comprises)" in done.stdout
    wanted = (fitted / "sortie" / "assignments.csv").read_bytes()
    assert (fitted / "a.csv").read_bytes() == wanted


def test_each_sample_alone_gets_what_it_gets_among_all(fitted: Path) -> None:
    target, encoder = fitted / "seuls.csv", (fitted / "encodeur").read_text(encoding="utf-8")
    # Each text by the encoder that is shipped; with the other, each fourth: a text takes 40 ms.
    step = 4 if encoder == "lsa" else 1
    done = python(fitted, "-c", ALONE, fitted / "modele", target, encoder, step, *samples())
    assert done.returncode == 0, done.stderr
    wanted = (fitted / "sortie" / "assignments.csv").read_text(encoding="utf-8").splitlines()
    found = target.read_text(encoding="utf-8").splitlines()
    assert found == wanted if step == 1 else [one for one in wanted if one in set(found)] == found
    assert len(found) >= len(wanted) // (2 * step)


def test_the_model_is_small(fitted: Path) -> None:
    assert sum(path.stat().st_size for path in (fitted / "modele").iterdir()) <= LARGEST


@ONCE
def test_campaigns_lie_beside_the_five_files(fitted: Path) -> None:
    manifest = json.loads((fitted / "sortie" / "manifest.json").read_text(encoding="utf-8"))
    for name in ("campagnes.csv", "campagnes-contributions.csv"):
        assert (fitted / "sortie" / name).is_file()
        assert name in manifest["outputs"]


@ONCE
def test_evidence_lies_beside_the_five_files(fitted: Path) -> None:
    with (fitted / "sortie" / "evidence.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["theme_id"] for row in rows} >= {"t01", "t02"}
    assert sum(bool(row["terms"]) for row in rows) > 0.9 * len(rows)
    manifest = json.loads((fitted / "sortie" / "manifest.json").read_text(encoding="utf-8"))
    assert "evidence.csv" in manifest["outputs"]


@ONCE
def test_json_accounts_for_everything(fitted: Path) -> None:
    target = fitted / "b.csv"
    done = assises(fitted, "assign", fitted / "modele", samples()[0], "--out", target, "--json")
    found = json.loads(done.stdout)
    assert found["received"] == found["placed"] + found["empty"] + found["refused"]
    assert set(found["contributions"]) == set(found["titles"])


@ONCE
def test_a_file_that_is_there_is_kept_unless_forced(fitted: Path) -> None:
    target = fitted / "c.csv"
    target.write_text("gardé", encoding="utf-8")
    said = ("assign", fitted / "modele", samples()[0], "--out", target)
    done = assises(fitted, *said)
    assert (done.returncode, target.read_text(encoding="utf-8")) == (4, "gardé")
    assert "--force" in done.stderr
    assert assises(fitted, *said, "--force").returncode == 0


@ONCE
def test_another_encoder_and_a_damaged_model_are_refused_in_french(fitted: Path) -> None:
    used = (fitted / "encodeur").read_text(encoding="utf-8")
    other = "fr-static" if used == "lsa" else "lsa"
    said = (samples()[0], "--out", fitted / "d.csv")
    done = assises(fitted, "assign", fitted / "modele", *said, "--encoder", other)
    assert done.returncode == 4
    assert "Ce modèle a été fait avec l'encodeur" in " ".join(done.stderr.split())
    broken = fitted / "abime"
    shutil.copytree(fitted / "modele", broken, dirs_exist_ok=True)
    (broken / "themes.safetensors").unlink()
    done = assises(fitted, "assign", broken, *said)
    assert done.returncode == 4
    assert "themes.safetensors" in done.stderr
    assert not (fitted / "d.csv").exists()


def test_a_model_may_not_lie_in_the_folder_of_the_result(tmp_path: Path) -> None:
    said = ("--out", tmp_path / "s", "--model", tmp_path / "s" / "m")
    done = assises(tmp_path, "run", samples()[0], *said)
    assert done.returncode == 2
    assert "--model" in done.stderr
