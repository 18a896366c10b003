"""`assises serve` as a process: it answers, and ends cleanly with its worker."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from service.cli.main import run_program


def start(home: Path, *options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0", *options]
    environment = {**os.environ, "ASSISES_HOME": str(home / "var")}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def address(server: "subprocess.Popen[str]") -> tuple[str, str]:
    """Return the address that is announced, and what was said before it."""
    assert server.stderr is not None
    said = ""
    for line in server.stderr:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0], said
        said += line
    raise AssertionError(said)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_answers_and_ends_with_its_worker(tmp_path: Path, number: int) -> None:
    with start(tmp_path) as server:
        where, said = address(server)
        assert "sans jeton" in said
        assert httpx.get(f"{where}/api/v1/consultations", timeout=30).status_code == 200
        server.send_signal(number)
        assert server.wait(timeout=60) == 0
        # The pipe closes when the last process that holds it, the worker, has ended.
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


def test_an_address_in_use_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISES_HOME", str(tmp_path / "var"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run_program(["serve", "--port", str(taken.getsockname()[1])]) == 4
    assert "un port libre" in capsys.readouterr().err


def test_other_machines_are_refused_while_no_token_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISES_HOME", str(tmp_path / "var"))
    assert run_program(["serve", "--host", "0.0.0.0", "--port", "0"]) == 6  # noqa: S104  refused
    assert "aucun jeton n'existe" in capsys.readouterr().err
