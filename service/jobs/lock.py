"""One worker at a time: a lock on a file of the state folder, let go when its holder dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from service.home import Home, writing_to


@contextmanager
def worker_lock(home: Home) -> Iterator[bool]:
    """Try to become the worker of the state folder; yields whether that worked."""
    with writing_to(home.lock):
        file = home.lock.open("ab")
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
