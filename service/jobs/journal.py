"""Where the details of unexpected errors go: a file of the state folder, and not the screen."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from service.home import Home

LOG = "incidents.log"


@contextmanager
def incidents_to(home: Home) -> Iterator[None]:
    """Write what `service.jobs` logs to the log of incidents while the context lasts."""
    logger = logging.getLogger("service.jobs")
    handler = logging.FileHandler(home.path / LOG, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(handler)
        handler.close()
