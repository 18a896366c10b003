"""Processes that share the work, and that end when the one that asked for them is killed."""

import gc
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def open_pool(processes: int) -> ProcessPoolExecutor:
    """Return a pool of fresh interpreters."""
    context = get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _begin() -> None:
    # What texts are made into holds no cycles, and such a process does not live long.
    gc.disable()
    # Waiting for work holds both ends of the pipe open, so a killed parent is not noticed there.
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
