"""What lies in the tree: no address of a registry or of a machine, no lock with addresses."""

import re
import tomllib

from tests.architecture.sources import ROOT, tracked

ADDRESSES = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org|conda[.]anaconda"
    r"|--(?:extra-)?index-[u]rl|--find-[l]inks|registry *= *\"http|\"resolved\": *\"http"
    r"|(?<![\w.~-])/(?:work|root|home|opt/wheels)/|\b192[.]168[.]\d",
)
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,]+\])?==[^ ]+(?: ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
LOCKS = ("requirements.lock", "requirements-dev.lock")
BENCH_LOCK = "requirements-bench.lock"
HEAVY = ("torch", "sentence-transformers", "umap-learn", "numba", "nvidia")
LARGEST = 5_000_000
"""Bytes of one file; a larger one belongs in a release, not in the tree."""
ENCODER, LARGEST_ENCODER = "models/fr-static/model.safetensors", 15_000_000
"""The vectors of the encoder travel with the project: nothing is downloaded to start."""


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    found = [
        f"{path}: {match[0]}" for path in tracked() if (match := ADDRESSES.search(_text(path)))
    ]
    assert found == []


def test_no_lock_with_addresses_is_tracked() -> None:
    names = {path.name for path in tracked()}
    assert names.isdisjoint({"uv.lock", "poetry.lock", "Pipfile.lock", "package-lock.json"})


def test_every_line_of_a_lock_is_a_pinned_package_or_its_hash() -> None:
    locks = (*LOCKS, BENCH_LOCK)
    lines = [line for lock in locks for line in (ROOT / lock).read_text("utf-8").splitlines()]
    assert [line for line in lines if not (PINNED.match(line) or HASH.match(line))] == []
    assert len(_pins("requirements.lock")) > 50


def test_the_locks_install_without_torch() -> None:
    names = {match[1] for lock in LOCKS for match in _pins(lock)}
    assert [name for name in names if name.startswith(HEAVY)] == []


def test_the_lock_of_the_benchmarks_leaves_torch_to_the_machine() -> None:
    names = {match[1] for match in _pins(BENCH_LOCK)}
    assert [name for name in names if name.startswith(("torch", "nvidia", "triton"))] == []


def test_every_dependency_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[>=\[]", one)[0].lower() for one in project["dependencies"]}
    assert wanted - {match[1] for match in _pins("requirements.lock")} == set()


def test_no_tracked_file_is_larger_than_it_may_be() -> None:
    sizes = {path: (ROOT / path).stat().st_size for path in tracked() if (ROOT / path).exists()}
    most = {ENCODER: LARGEST_ENCODER}
    large = {p: size for p, size in sizes.items() if size > most.get(p.as_posix(), LARGEST)}
    assert large == {}


def _pins(lock: str) -> list[re.Match[str]]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return [match for line in lines if (match := PINNED.match(line))]


def _text(path: object) -> str:
    try:
        return (ROOT / str(path)).read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError):
        return ""
