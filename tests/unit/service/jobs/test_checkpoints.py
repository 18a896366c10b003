"""The values of finished steps, on disk."""

from pathlib import Path

import numpy as np
import pytest

from service.errors import CheckpointLost
from service.home import open_home
from service.jobs.checkpoints import Checkpoints


def _kept(folder: Path) -> Checkpoints:
    return Checkpoints(open_home(folder), "tache")


def test_a_value_outlives_the_process_that_kept_it(tmp_path: Path) -> None:
    digest = _kept(tmp_path).save(0, {"vectors": np.arange(6, dtype=np.float32)})
    again = _kept(tmp_path).load(0, digest)
    assert again["vectors"].tolist() == [0, 1, 2, 3, 4, 5]


def test_the_latest_value_is_not_read_again_from_the_disk(tmp_path: Path) -> None:
    kept, value = _kept(tmp_path), object
    digest = kept.save(0, value)
    assert kept.load(0, digest) is value


def test_a_file_that_somebody_changed_is_never_read(tmp_path: Path) -> None:
    digest = _kept(tmp_path).save(0, "valeur")
    next(tmp_path.glob("work/tache/*")).write_bytes(b"autre chose")
    with pytest.raises(CheckpointLost):
        _kept(tmp_path).load(0, digest)


def test_a_lost_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CheckpointLost, match=r"00\.step"):
        _kept(tmp_path).load(0, "")


def test_nothing_is_left_of_a_job_that_ended(tmp_path: Path) -> None:
    kept = _kept(tmp_path)
    for position in range(3):
        kept.save(position, position)
    kept.forget_before(2)
    assert [one.name for one in tmp_path.glob("work/tache/*")] == ["02.step"]
    kept.forget()
    kept.forget()
    assert list(tmp_path.glob("work/*")) == []
