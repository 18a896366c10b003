"""The one file that knows DBOS: a finished step is recorded and not run again after a crash."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dbos import DBOS, DBOSConfig, Serializer, SetWorkflowID
from sqlalchemy.engine import make_url

from service.jobs.run import Outcome, Runner
from service.settings import ServiceSettings

EXECUTOR = "assises-worker"
"""Fixed, so that a restarted worker takes up its own work; only the holder of the lock uses it."""

VERSION = "assises-jobs-3"
"""Fixed, so that an update of the code does not leave jobs behind. Change it with their steps."""

DEAD = frozenset({"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
MOST_RECOVERIES = 1000


class JsonOnly(Serializer):
    """Keeps what is recorded readable, and runs nothing when it is read (the default pickles)."""

    def serialize(self, data: Any) -> str:
        """Return JSON; what is no plain value is kept as its description."""
        return json.dumps(data, default=repr)

    def deserialize(self, serialized_data: str) -> Any:
        """Return the plain value."""
        return json.loads(serialized_data)

    def name(self) -> str:
        """Return the name recorded beside each value."""
        return "json"


class Durable:
    """Begins jobs and tells whether they are beyond help."""

    def __init__(self, workflow: Callable[[str], None]) -> None:
        """Take the registered workflow."""
        self._workflow = workflow

    def begin(self, job: str) -> None:
        """Begin a job; one that was begun before is left to the recovery."""
        if DBOS.get_workflow_status(job) is None:
            with SetWorkflowID(job):
                DBOS.start_workflow(self._workflow, job)

    def is_dead(self, job: str) -> bool:
        """Tell whether the record says that the job will not go on."""
        status = DBOS.get_workflow_status(job)
        return status is not None and status.status in DEAD


@contextmanager
def launched(settings: ServiceSettings, runner: Runner) -> Iterator[Durable]:
    """Start the job engine of this process, which takes up the jobs a crash interrupted.

    Only the holder of the worker lock may call this.
    """
    logging.getLogger("dbos").setLevel(logging.ERROR)
    DBOS(config=_config(settings))

    @DBOS.workflow(name="job", max_recovery_attempts=MOST_RECOVERIES)
    def job(job_id: str) -> None:
        runner.run(job_id, _durably)

    try:
        DBOS.launch()
        yield Durable(job)
    finally:
        DBOS.destroy(destroy_registry=True)


def _durably(name: str, step: Callable[[], Outcome]) -> Outcome:
    return DBOS.run_step({"name": name}, step)


def _config(settings: ServiceSettings) -> DBOSConfig:
    url = make_url(settings.database_url)
    if url.drivername.startswith("postgresql"):
        url = url.set(drivername="postgresql")
    return {
        "name": "assises",
        "system_database_url": url.render_as_string(hide_password=False),
        "executor_id": EXECUTOR,
        "application_version": VERSION,
        "serializer": JsonOnly(),
        "log_level": "ERROR",
        "use_listen_notify": False,
        "enable_otlp": False,
    }
