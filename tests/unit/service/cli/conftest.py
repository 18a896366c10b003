"""A state folder for each test, and the program run in the process of the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.cli.main import run_program


@dataclass(frozen=True)
class Outcome:
    """What a command printed and returned."""

    code: int
    out: str
    err: str


Assises = Callable[..., Outcome]


@pytest.fixture
def assises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Assises:
    monkeypatch.setenv("ASSISES_HOME", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Outcome:
        code = run_program([str(one) for one in arguments])
        return Outcome(int(code), *capsys.readouterr())

    return call
