"""A worker beside the web process, which ends with it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from service.settings import ServiceSettings


@contextmanager
def worker_beside(settings: ServiceSettings) -> Iterator[int]:
    """Run a worker in a process of its own while the context lasts; yields its process id."""
    # A fresh interpreter: threads and connections of this one must not be copied. It is no
    # "daemon", because those may not start processes of their own.
    process = get_context("spawn").Process(target=_work, args=(settings,), name="assises-worker")
    process.start()
    try:
        yield process.pid or 0
    finally:
        process.terminate()
        process.join()


def _work(settings: ServiceSettings) -> None:
    from service.jobs.worker import run_worker  # the web process need not load it

    Thread(target=_follow_parent, daemon=True).start()
    run_worker(settings)


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
