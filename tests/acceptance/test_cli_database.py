"""The commands on a consultation: import, analyse, themes, export, tokens, demo."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from service.cli import demo, serve
from service.cli.main import run_program
from service.settings import ServiceSettings

SUBJECTS = (
    "Il faut remettre des lampadaires rue {n}, l'éclairage est en panne le soir",
    "Les voitures roulent trop vite devant l'école {n}, il faut des ralentisseurs",
    "La police municipale devrait patrouiller à pied au quartier {n}, surtout la nuit",
    "Les dépôts sauvages de déchets au bord du chemin {n} ne sont jamais ramassés",
)
Call = Callable[..., int]


def table(path: Path, size: int = 60) -> Path:
    rows = ["id;Votre avis;Département"]
    rows += [f"c{n};{SUBJECTS[n % 4].format(n=n)};{('02', '59')[n % 2]}" for n in range(size)]
    path.write_text("\n".join([*rows, "vide;RAS;02"]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with one consultation, imported and analysed by the commands."""
    folder = tmp_path_factory.mktemp("cli")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSISES_HOME", str(folder / "var"))
        patch.chdir(folder)
        source = table(folder / "avis.csv")
        assert run_program(["import", str(source), "-c", "essai", "--channel", "réunion"]) == 0
        assert run_program(["analyse"]) == 0
    return folder


@pytest.fixture
def assises(home: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("ASSISES_HOME", str(home / "var"))
    monkeypatch.chdir(home)
    return lambda *arguments: int(run_program([str(one) for one in arguments]))


def test_the_same_batch_twice_adds_nothing(
    assises: Call, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assises("import", home / "avis.csv", "-c", "essai", "--channel", "réunion") == 0
    shown = capsys.readouterr().out.replace("\u00a0", " ")
    assert "déjà été importé" in shown
    assert "61 reçues = 60 à analyser + 0 copie + 1 vide + 0 refusée" in shown


def test_an_import_says_when_it_creates_the_consultation(
    assises: Call, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISES_HOME", str(home / "autre"))
    told = []
    for _ in range(2):
        assert assises("import", home / "avis.csv", "-c", "esai") == 0
        told.append("Consultation « esai » créée" in capsys.readouterr().out)
    assert told == [True, False]


def test_themes_of_a_departement_are_a_table_with_quotations(
    assises: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assises("themes", "--territory", "02", "--top", "3") == 0
    shown = capsys.readouterr().out
    assert "Aisne (02)" in shown
    assert "base 30 contributions" in shown
    assert "(Aisne, réunion)" in shown


def test_passages_without_theme_are_listed_with_their_reason(
    assises: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assises("themes", "--reste", "--territory", "02") == 0
    shown = capsys.readouterr().out
    assert "Passages sans thème : 1" in shown
    assert "sans mot porteur de sens" in shown
    assert assises("themes", "--reste", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["contribution_id"], one["status"]) for one in found["items"]] == [
        ("vide", "empty")
    ]


def test_themes_in_json_are_those_of_the_api(
    assises: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assises("themes", "-t", "59", "-n", "2", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["territory_name"] == "Nord"
    assert len(found["themes"]) == 2
    assert {"low", "high", "specificity", "verbatims"} <= set(found["themes"][0])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("themes", "-t", "99"), 5),
        (("themes", "-c", "absente"), 5),
        (("themes", "--channel", "panel"), 5),
        (("analyse", "-c", "absente"), 5),
        (("import", "avis.csv", "-c", "Nom Long"), 2),
        (("export", "-o", "themes.doc"), 2),
        (("export", "-o", "themes.csv", "-t", "99"), 5),
        (("token", "create", "--role", "redacteur"), 6),
        (("token", "revoke", "zzz"), 5),
    ],
)
def test_what_is_not_there_has_its_exit_code(
    assises: Call, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int
) -> None:
    assert assises(*arguments) == code
    assert capsys.readouterr().err.startswith("Erreur : ")


def test_a_file_that_cannot_be_imported_exits_with_3_and_adds_nothing(
    assises: Call, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "vide.csv").write_bytes(b"")
    assert assises("import", home / "vide.csv", "-c", "essai") == 3
    assert "le fichier est vide" in capsys.readouterr().err


def test_a_dry_run_shows_the_columns_without_a_database(
    assises: Call, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assises("import", home / "avis.csv", "--dry-run") == 0
    assert "Votre avis" in capsys.readouterr().out


def test_a_dry_run_knows_the_columns_chosen_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISES_HOME", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    said = [SUBJECTS[n % 4].format(n=n) for n in range(21)]
    lines = [f"{n};{said[n]};{said[n + 1]}" for n in range(20)]
    Path("deux.csv").write_text("\n".join(["n;x;y", *lines]), encoding="utf-8")
    Path("suite.csv").write_text("\n".join(["n;x;y", *lines[:12]]), encoding="utf-8")
    assert run_program(["import", "deux.csv", "-c", "essai", "--dry-run"]) == 3
    assert not Path("var").exists()
    assert run_program(["import", "deux.csv", "-c", "essai", "--map", "text=x"]) == 0
    capsys.readouterr()
    assert run_program(["import", "suite.csv", "--dry-run", "--json"]) == 0
    mapping = json.loads(capsys.readouterr().out)["files"][0]["mapping"]
    assert [one["column"] for one in mapping if one["role"] == "text"] == ["x"]


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_the_table_of_themes_is_exported(assises: Call, home: Path, suffix: str) -> None:
    out = home / "sorties" / f"themes.{suffix}"
    assert assises("export", "-o", out, "-t", "02") == 0
    assert out.stat().st_size > 200
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []
    if suffix == "json":
        rows = json.loads(out.read_text(encoding="utf-8"))
        assert {row["territory"] for row in rows} == {"02"}
        assert all(row["title"] for row in rows)


def test_what_came_after_the_analysis_is_told(
    assises: Call, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(home / "var", home / "suite")
    monkeypatch.setenv("ASSISES_HOME", str(home / "suite"))
    later = home / "suite.csv"
    later.write_text("id;Votre avis;Département\ns1;La gare ferme trop tôt le soir;02\n", "utf-8")
    assert assises("import", later) == 0
    capsys.readouterr()
    assert assises("themes", "--territory", "02") == 0
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert "hors de ces chiffres : 1 contribution (1 lot)" in " ".join(told.split())


def test_tokens_are_created_listed_and_revoked(
    assises: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    day = "2099-01-31"
    made = ("--role", "redacteur", "-t", "02", "--expires", day, "--label", "essai", "--json")
    assert assises("token", "create", *made) == 0
    token = json.loads(capsys.readouterr().out)
    assert token["token"].startswith("ass_")
    assert assises("token", "revoke", token["id"]) == 0
    capsys.readouterr()
    assert assises("token", "list", "--json") == 0
    listed = capsys.readouterr().out
    assert token["token"] not in listed
    assert json.loads(listed)[0]["territories"] == ["02"]
    assert assises("token", "list") == 0
    assert "31/01/2099" in capsys.readouterr().out
    assert assises("token", "create", "--role", "analyste") == 0
    assert capsys.readouterr().out.startswith("ass_")


def test_several_consultations_have_to_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISES_HOME", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    assert run_program(["migrate"]) == 0
    assert run_program(["themes"]) == 4
    assert "aucune pour l'instant" in capsys.readouterr().err


def sample(folder: Path) -> Path:
    folder.mkdir()
    table(folder / "avis.csv")
    (folder / "consultation.toml").write_text(
        'name = "Essai"\nslug = "petite"\nfictional = true\nstart = 2020-01-08\nend = 2020-01-19\n'
        '[[file]]\npath = "avis.csv"\nchannel = "courrier"\nterritory = "02"\n',
        encoding="utf-8",
    )
    return folder


def test_the_demo_is_prepared_once_then_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sample(tmp_path / "exemple")
    served: list[object] = []
    monkeypatch.setenv("ASSISES_HOME", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(demo, "sample_folder", lambda: folder)
    monkeypatch.setattr(serve, "run_server", served.append)
    assert run_program(["demo", "--port", "0"]) == 0
    assert "Analyse terminée : 60 contributions" in capsys.readouterr().err
    assert run_program(["demo", "--no-serve"]) == 0
    assert "déjà importée et analysée" in capsys.readouterr().err
    assert [one.port for one in served if isinstance(one, ServiceSettings)] == [0]
