"""Tests of service.cli.accounts."""

from pathlib import Path

import pytest

from service.accounts import passwords
from service.cli.exits import ExitCode
from service.cli.main import run_program


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 2**4)
    monkeypatch.setenv("ASSISES_HOME", str(tmp_path))
    monkeypatch.setenv("ASSISES_PASSWORD", "un mot de passe long")


def test_an_account_is_made_listed_changed_and_closed(capsys: pytest.CaptureFixture[str]) -> None:
    create = ["account", "create", "Jeanne", "--role", "redacteur", "-t", "02"]
    assert run_program(create) == ExitCode.OK
    assert run_program(["account", "password", "Jeanne"]) == ExitCode.OK
    assert run_program(["account", "disable", "Jeanne"]) == ExitCode.OK
    assert run_program(["account", "list", "--json"]) == ExitCode.OK
    assert '"disabled": true' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["create", "Luc", "--role", "redacteur"], "au moins un territoire"),
        (["create", " ", "--role", "analyste"], "de 1 à 100 signes"),
        (["disable", "Personne"], "assises account list"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_program(["account", *arguments]) != ExitCode.OK
    assert told in capsys.readouterr().err


def test_a_name_is_taken_once(capsys: pytest.CaptureFixture[str]) -> None:
    create = ["account", "create", "Luc", "--role", "analyste"]
    assert run_program(create) == ExitCode.OK
    assert run_program(create) == ExitCode.ACCESS
    assert "déjà pris" in capsys.readouterr().err
