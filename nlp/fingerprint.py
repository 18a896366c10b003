"""Hashes that say whether two runs had the same input, settings and output."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PACKAGES = (
    "assises",
    "bertopic",
    "model2vec",
    "numpy",
    "pandas",
    "scikit-learn",
    "scipy",
    "simplemma",
    "spacy",
)
"""What a result may depend on."""


def of_file(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file, as 64 hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def of_value(value: object) -> str:
    """Return the SHA-256 of the canonical JSON of settings or plain values."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def canonical(value: object) -> str:
    """Return JSON that is the same for equal values: keys sorted, no spaces, accents kept."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: object) -> Any:
    """Return a value as JSON has it: dataclasses and mappings as objects, sets sorted.

    Raises:
        TypeError: a part of it has no such form.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(part) for part in value)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, Path):
        return value.as_posix()
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form")


def of_files(paths: Iterable[Path]) -> dict[str, str]:
    """Return the SHA-256 of each file by its name, in the order of names."""
    return {path.name: of_file(path) for path in sorted(paths, key=lambda path: path.name)}


def packages(names: Iterable[str] = PACKAGES) -> dict[str, str]:
    """Return the version of Python and of each package that is installed."""
    found = {"python": platform.python_version()}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
