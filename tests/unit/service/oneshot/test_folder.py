"""The output folder is whole or untouched."""

import errno
from pathlib import Path

import pytest

from service.errors import DiskFull
from service.oneshot.errors import OutputInUse, OutputNotOurs
from service.oneshot.folder import check_output, written_whole


def write(out: Path, text: str, *, force: bool = False) -> None:
    with written_whole(out, force=force) as folder:
        (folder / "themes.json").write_text(text)


def write_and_fail(out: Path, error: Exception) -> None:
    with written_whole(out, force=False) as folder:
        (folder / "themes.json").write_text("[")
        raise error


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_appears_with_its_parents(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b", "[]")
    assert names(tmp_path / "a" / "b") == ["themes.json"]
    assert names(tmp_path / "a") == ["b"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path / "b", "[]")
    assert names(tmp_path) == ["b"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_and_fail(tmp_path / "b", KeyError())
    assert names(tmp_path) == []


def test_a_full_disk_is_told_in_french_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="Le disque est plein"):
        write_and_fail(tmp_path / "b", OSError(errno.ENOSPC, "No space left on device"))
    assert names(tmp_path) == []


def test_a_folder_in_use_is_refused_and_kept(tmp_path: Path) -> None:
    write(tmp_path / "b", "ancien")
    with pytest.raises(OutputInUse, match="--force"):
        write(tmp_path / "b", "nouveau")
    assert (tmp_path / "b" / "themes.json").read_text() == "ancien"


def test_force_replaces_an_earlier_result_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "b", "ancien")
    (tmp_path / "b" / "rejected.csv").touch()
    write(tmp_path / "b", "nouveau", force=True)
    assert names(tmp_path / "b") == ["themes.json"]
    assert names(tmp_path) == ["b"]


def test_force_never_removes_what_a_run_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "photos.zip").touch()
    with pytest.raises(OutputNotOurs, match=r"photos\.zip"):
        check_output(tmp_path, force=True)


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "b").touch()
    with pytest.raises(OutputInUse):
        check_output(tmp_path / "b", force=True)


def test_when_the_last_step_fails_the_old_result_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "b", "ancien")
    replace, calls = Path.replace, []

    def fail_second(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_second)
    with pytest.raises(OSError, match="Input/output"):
        write(tmp_path / "b", "nouveau", force=True)
    assert (tmp_path / "b" / "themes.json").read_text() == "ancien"
    assert names(tmp_path) == ["b"]
