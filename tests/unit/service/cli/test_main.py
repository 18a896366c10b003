"""Help, usage errors, incidents and exit codes."""

from pathlib import Path

import pytest

from nlp.errors import AssisesError, DataError, SettingError
from service.accounts.errors import MissingToken
from service.cli import migrate, program
from service.cli.exits import BadOption, ExitCode, exit_code, legend
from service.cli.main import main
from service.cli.opened import JobFailed
from service.errors import BadSlug, NotAnalysed, UnknownTheme
from service.oneshot.errors import VoicesLost
from tests.unit.service.cli.conftest import Assises


def test_the_help_is_french_and_lists_commands_and_codes(assises: Assises) -> None:
    found = assises("--help")
    assert found.code == 0
    for expected in ("Commandes", "import", "Affiche cette aide.", "3 : un fichier"):
        assert expected in found.out
    assert "Show this message" not in found.out


@pytest.mark.parametrize("command", ["run", "demo", "import", "themes", "export", "serve", "token"])
def test_each_command_explains_itself_in_french(assises: Assises, command: str) -> None:
    found = assises(command, "--help")
    assert found.code == 0
    assert "<bool>" not in found.out
    assert "required" not in found.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("foo",), "Commande inconnue : « foo »"),
        (("run",), "Il manque « FICHIER... »"),
        (("run", "--bidon"), "Option inconnue : « --bidon »"),
        (("themes", "--top", "dix"), "« --top » : attendu un nombre entier"),
        (("themes", "--top", "0"), "attendu un nombre entier d'au moins 1 et d'au plus 100."),
        (("migrate", "x"), "Arguments en trop"),
        (("token", "create"), "Il manque « --role »"),
        (("token", "create", "--role", "roi"), "attendu « redacteur » ou"),
        (("run", "a.csv", "--out", "x"), "Option « FICHIER »"),
        (("run", "--out"), "« --out » demande"),
    ],
)
def test_a_wrong_command_line_is_told_in_french(
    assises: Assises, arguments: tuple[str, ...], told: str
) -> None:
    found = assises(*arguments)
    assert found.code == ExitCode.USAGE
    assert told in found.err
    assert "Traceback" not in found.err


def test_without_arguments_the_help_is_shown(assises: Assises) -> None:
    found = assises()
    assert found.code == ExitCode.USAGE
    assert "Commandes" in found.out + found.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadOption("--map", "x", "y"), ExitCode.USAGE),
        (BadSlug("É"), ExitCode.USAGE),
        (DataError("x"), ExitCode.DATA),
        (SettingError("x", 1, "y"), ExitCode.STATE),
        (NotAnalysed("x"), ExitCode.STATE),
        (AssisesError("x"), ExitCode.STATE),
        (UnknownTheme("t9"), ExitCode.NOT_FOUND),
        (MissingToken(), ExitCode.ACCESS),
        (VoicesLost(1, 2), ExitCode.UNEXPECTED),
        (JobFailed("import", "fichier-vide", "x", ""), ExitCode.DATA),
        (JobFailed("import", "disque-plein", "x", ""), ExitCode.STATE),
        (JobFailed("import", "erreur-imprevue", "x", "1a2b"), ExitCode.UNEXPECTED),
        (JobFailed("analyse", "reglage", "x", ""), ExitCode.STATE),
    ],
)
def test_each_kind_of_error_has_its_code(error: AssisesError, code: ExitCode) -> None:
    assert exit_code(error) is code


def test_every_code_has_a_meaning() -> None:
    assert [line.split(" : ")[0] for line in legend().splitlines()] == list("0123456")


def failing(error: BaseException) -> object:
    def fail(_: object) -> None:
        raise error

    return fail


def test_an_unexpected_error_is_one_line_and_a_log(
    assises: Assises, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(migrate, "migrate", failing(KeyError("oups")))
    found = assises("migrate")
    assert found.code == ExitCode.UNEXPECTED
    assert found.err.count("\n") == 1
    number = found.err.split("incident ")[1][:8]
    log = (tmp_path / "var" / "incidents.log").read_text()
    assert number in log
    assert "KeyError: 'oups'" in log


def test_an_incident_without_state_folder_is_still_told(
    assises: Assises, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "var").touch()
    monkeypatch.setattr(migrate, "migrate", failing(MemoryError()))
    found = assises("migrate")
    assert "mémoire insuffisante" in found.err
    assert "aucun journal" in found.err


def test_ctrl_c_ends_with_130(assises: Assises, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "migrate", failing(KeyboardInterrupt()))
    assert assises("migrate").code == 130


def test_the_process_exits_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "build_program", lambda: lambda **_: 6)
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 6
