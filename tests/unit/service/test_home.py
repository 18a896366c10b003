"""The state folder."""

import errno
import os
from pathlib import Path

import pytest

from service.errors import DiskFull, ServiceError, StateFolderReadOnly
from service.home import keep_upload, open_home, replacing, writing_to


def test_only_the_owner_may_look_into_the_state_folder(tmp_path: Path) -> None:
    home = open_home(tmp_path / "var")
    assert home.path.stat().st_mode & 0o777 == 0o700


def test_a_file_in_place_of_the_state_folder_is_told_in_french(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("", encoding="utf-8")
    with pytest.raises(StateFolderReadOnly, match="Impossible d'écrire"):
        open_home(tmp_path / "var")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EROFS, StateFolderReadOnly),
        (errno.EACCES, StateFolderReadOnly),
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
    ],
)
def test_errors_of_the_disk_say_what_to_do(
    number: int, told: type[ServiceError], tmp_path: Path
) -> None:
    with pytest.raises(told) as caught, writing_to(tmp_path):
        raise OSError(number, os.strerror(number))
    assert caught.value.status in (503, 507)


def test_other_errors_of_the_system_are_left_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(InterruptedError), writing_to(tmp_path):
        raise InterruptedError(errno.EINTR, "interrupted")


def test_a_file_half_written_does_not_take_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "valeur"
    path.write_bytes(b"avant")

    def write() -> None:
        with replacing(path) as file:
            file.write(b"apr")
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(DiskFull):
        write()
    assert path.read_bytes() == b"avant"
    assert [one.name for one in tmp_path.iterdir()] == ["valeur"]


def test_the_same_upload_is_kept_once(tmp_path: Path) -> None:
    home = open_home(tmp_path / "var")
    for name in ("un.csv", "deux.csv"):
        (tmp_path / name).write_text("id;texte\n", encoding="utf-8")
    digests = {keep_upload(home, tmp_path / name) for name in ("un.csv", "deux.csv")}
    assert len(digests) == 1
    assert home.upload(digests.pop()).read_text(encoding="utf-8") == "id;texte\n"
