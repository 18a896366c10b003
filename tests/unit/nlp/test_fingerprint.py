"""Hashes that only follow what they should."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from nlp.fingerprint import canonical, of_file, of_files, of_value, packages, plain
from nlp.settings import Settings


@dataclass(frozen=True)
class Sample:
    """All kinds of parts."""

    words: frozenset[str] = frozenset({"b", "a"})
    table: tuple[tuple[str, float], ...] = (("é", 0.5),)
    where: Path = Path("un/dossier")


def test_a_file_has_the_sha256_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert of_file(tmp_path / "a") == expected
    (tmp_path / "b").write_bytes(b"")
    assert list(of_files([tmp_path / "b", tmp_path / "a"])) == ["a", "b"]


def test_settings_have_one_hash_until_one_of_them_changes() -> None:
    assert of_value(Settings()) == of_value(Settings())
    assert of_value(Settings()) != of_value(replace(Settings(), seed=1))


def test_the_order_of_keys_and_sets_does_not_count() -> None:
    assert of_value({"a": 1, "b": {"x", "y"}}) == of_value({"b": {"y", "x"}, "a": 1})


def test_canonical_json_keeps_accents_and_sorts() -> None:
    expected = '{"table":[["é",0.5]],"where":"un/dossier","words":["a","b"]}'
    assert canonical(Sample()) == expected


def test_a_value_without_form_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes"):
        plain({"a": b"x"})


def test_versions_leave_out_what_is_not_installed() -> None:
    assert set(packages(("numpy", "un-paquet-absent"))) == {"python", "numpy"}
