"""What may be imported where, and what may stand in the tree."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OUTSIDE = {"sqlalchemy", "fastapi", "httpx", "requests", "urllib.request", "socket", "uvicorn"}
ADDRESSES = re.compile(
    r"files\.pythonhosted|pypi\.org|registry\.npmjs|index-url|find-links|://[\w.-]*deb\.debian"
    r"|(?<![\w.])/(?:work|root|opt/wheels)/",
    re.IGNORECASE,
)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / line for line in listed.stdout.splitlines()]


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_bertopic_is_imported_in_one_file() -> None:
    users = [path for path in (ROOT / "nlp").rglob("*.py") if "bertopic" in imports(path)]
    users += [path for path in (ROOT / "service").rglob("*.py") if "bertopic" in imports(path)]
    assert [path.name for path in users] == ["bertopic_adapter.py"]


def test_the_core_knows_no_database_no_network_no_environment() -> None:
    for path in (ROOT / "nlp").rglob("*.py"):
        heads = {name.split(".")[0] for name in imports(path)} | imports(path)
        assert not heads & OUTSIDE, path
        assert "os.environ" not in path.read_text(encoding="utf-8"), path


def test_no_print_outside_the_command_line() -> None:
    for package in ("nlp", "data", "models", "service"):
        for path in (ROOT / package).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
            printing = any(isinstance(call, ast.Name) and call.id == "print" for call in calls)
            assert not printing or "cli" in path.parts, path


def test_no_address_of_a_registry_or_machine_is_tracked() -> None:
    text = {".py", ".md", ".toml", ".lock", ".txt", ".yml", ".cfg", ".ini", ".sh", ".html", ""}
    guilty = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in text
        and path.is_file()
        and path != Path(__file__)
        and ADDRESSES.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_the_lock_holds_hashes_and_no_torch() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9-]+)(?:\[.*\])?==", lock, re.MULTILINE)
    assert len(pinned) > 50
    assert lock.count("--hash=") >= len(pinned)
    assert not {"torch", "umap-learn", "sentence-transformers"} & set(pinned)


def test_the_resolver_file_with_addresses_is_not_tracked() -> None:
    assert "uv.lock" not in {path.name for path in tracked()}
