"""`assises run` on what cannot be analysed: a clear message, and nothing half-written."""

import json
from pathlib import Path

import pytest

from service.cli.main import run_program

HEADER = "id;avis\n"
GOOD = HEADER + "".join(f"{n};La rue {n} manque de lampadaires le soir.\n" for n in range(5))


def run(folder: Path, content: bytes, *options: str) -> int:
    (folder / "avis.csv").write_bytes(content)
    return run_program(["run", str(folder / "avis.csv"), "--out", str(folder / "sortie"), *options])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "le fichier est vide"),
        (HEADER.encode(), "aucune réponse"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "avis.csv"),
        (b"a;b\n1;2\n3;4\n", "aucune colonne ne ressemble"),
    ],
)
def test_a_bad_file_exits_with_3_and_a_french_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, told: str
) -> None:
    assert run(tmp_path, content) == 3
    message = capsys.readouterr().err
    assert told in message
    assert "Traceback" not in message
    assert [path.name for path in tmp_path.iterdir()] == ["avis.csv"]


def test_a_column_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, GOOD.encode(), "--text", "Réponse") == 3
    assert "pas de colonne « Réponse »" in capsys.readouterr().err


def test_a_corpus_too_small_lists_its_texts_and_makes_no_theme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, GOOD.encode()) == 0
    shown = capsys.readouterr().out
    assert "Aucun thème n'est inventé" in shown
    assert "La rue 3 manque de lampadaires le soir." in shown
    assert json.loads((tmp_path / "sortie" / "themes.json").read_text()) == []
    manifest = json.loads((tmp_path / "sortie" / "manifest.json").read_text(encoding="utf-8"))
    assert "Aucun thème" in manifest["message"]


def test_a_corpus_too_small_leaves_no_model_and_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = tmp_path / "avis.csv"
    source.write_text("id;Votre avis\na;Plus de gendarmes.\n", encoding="utf-8")
    said = ["run", str(source), "--out", str(tmp_path / "s"), "--model", str(tmp_path / "m")]
    assert run_program(said) == 0
    assert "Aucun modèle n'est gardé" in capsys.readouterr().out
    assert not (tmp_path / "m").exists()


def test_a_dry_run_shows_the_mapping_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, GOOD.encode(), "--dry-run") == 0
    shown = capsys.readouterr()
    assert "Confiance" in shown.out
    assert "rien n'a été écrit" in shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["avis.csv"]


def test_a_dry_run_in_json_gives_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, GOOD.encode(), "--dry-run", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["totals"]["contributions"] == 5
    assert [one["role"] for one in report["files"][0]["mapping"]] == ["id", "text"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--encoder", "rien de tel"), "nom inconnu"),
        (("--encoder", "organisation/absent"), "ASSISES_ALLOW_DOWNLOAD=1"),
    ],
)
def test_an_encoder_that_is_not_there_exits_with_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], told: str
) -> None:
    assert run(tmp_path, GOOD.encode(), *options) == 4
    assert told in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["avis.csv"]


def test_a_result_is_not_overwritten_unless_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sortie").mkdir()
    (tmp_path / "sortie" / "themes.json").write_text("ancien")
    assert run(tmp_path, GOOD.encode()) == 4
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "sortie" / "themes.json").read_text() == "ancien"
    assert run(tmp_path, GOOD.encode(), "--force") == 0
    assert (tmp_path / "sortie" / "themes.json").read_text() == "[]\n"


def test_without_out_nothing_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD)
    assert run_program(["run", str(tmp_path / "a.csv")]) == 2
    assert "--out" in capsys.readouterr().err
