"""Who may import whom."""

import ast

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.sources import PACKAGES, ROOT, Module, modules

OUTSIDE = {
    "sqlalchemy", "fastapi", "starlette", "requests", "httpx", "urllib.request", "http", "socket",
    "subprocess", "uvicorn",
}  # fmt: skip
LENT = {"nlp.types", "nlp.errors", "nlp.protocols"}
"""What `data` and `models` may use of `nlp`."""


def uses(module: Module, names: set[str]) -> list[str]:
    return [
        f"{module.path}: {name}"
        for name in module.imports()
        if any(name == one or name.startswith(f"{one}.") for one in names)
    ]


def test_the_contracts_of_the_layers_hold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    # It would silence the loggers of all tests that follow in this process.
    monkeypatch.setattr("importlinter.cli._configure_logging", lambda _: None)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_bertopic_is_imported_in_one_file() -> None:
    found = [one.path.name for one in modules(*PACKAGES) if uses(one, {"bertopic"})]
    assert found == ["bertopic_adapter.py"]


def test_dbos_is_imported_in_one_file() -> None:
    found = {one.path for one in modules(*PACKAGES) if uses(one, {"dbos"})}
    assert len(found) == 1


def test_the_core_knows_no_database_no_web_and_no_network() -> None:
    assert [use for one in modules("nlp") for use in uses(one, OUTSIDE)] == []


def test_the_core_does_not_read_the_environment() -> None:
    found = [
        f"{one.path}:{node.lineno}"
        for one in modules("nlp")
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "putenv"}
    ]
    assert found == []
    assert [use for one in modules("nlp") for use in uses(one, {"os.environ", "os.getenv"})] == []


def test_data_and_models_use_only_what_the_core_lends() -> None:
    found = [
        use
        for one in modules("data", "models")
        for use in uses(one, {"nlp"})
        if not any(f"{name}." in use for name in LENT)
    ]
    assert found == []
