"""The lock of the worker."""

from pathlib import Path

from service.home import open_home
from service.jobs.lock import worker_lock


def test_there_is_one_worker_at_a_time(tmp_path: Path) -> None:
    home = open_home(tmp_path)
    with worker_lock(home) as first, worker_lock(home) as second:
        assert (first, second) == (True, False)
    with worker_lock(home) as third:
        assert third
