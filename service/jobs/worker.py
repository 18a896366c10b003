"""The worker: the one process of a state folder that does the jobs."""

import os
import signal
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from threading import Event
from types import FrameType

from sqlalchemy import Engine, select

from service.db.engine import open_engine, reading
from service.db.upgrade import upgrade
from service.errors import UnknownJob
from service.home import Home, open_home
from service.jobs.durable import Durable, launched
from service.jobs.journal import incidents_to
from service.jobs.lock import worker_lock
from service.jobs.run import Runner
from service.jobs.steps import Recipe
from service.jobs.tables import Job
from service.settings import ServiceSettings

PATIENCE = 120.0
"""Seconds that the worker waits for a locked database: its work is worth more than an answer."""

Watch = Callable[[Job], None]
Recipes = Mapping[str, Recipe]


def run_worker(
    settings: ServiceSettings,
    stop: Event | None = None,
    recipes: Recipes | None = None,
) -> None:
    """Do jobs until `stop` is set; while another worker is alive, wait for its place.

    Without `stop`, SIGTERM and SIGINT end the process at once: like any crash, that costs a job
    its present step and no more.
    """
    stop = stop or _leave_on_signals()
    with closing(Office(settings, recipes)) as office:
        while not stop.is_set():
            office.work_if_free(stop)
            stop.wait(settings.poll_seconds)


def run_until_ended(
    settings: ServiceSettings,
    job: str,
    watch: Watch | None = None,
    recipes: Recipes | None = None,
) -> Job:
    """Return the job once it has ended; do it here if no worker is alive.

    `watch` is given the job each time it is looked at.

    Raises:
        UnknownJob: there is no such job.
    """
    pause = Event()
    with closing(Office(settings, recipes)) as office:
        while not (found := office.look(job, watch)).ended:
            office.work_if_free(pause, until=job, watch=watch)
            pause.wait(settings.poll_seconds)
    return found


class Office:
    """The place of work of one process: state folder, database, and what is known of jobs."""

    def __init__(self, settings: ServiceSettings, recipes: Recipes | None) -> None:
        """Open the state folder and bring the database up to date."""
        patient = replace(settings, busy_seconds=max(settings.busy_seconds, PATIENCE))
        self.settings, self._recipes = settings, recipes
        self.home: Home = open_home(settings.home)
        self.engine: Engine = open_engine(patient)
        upgrade(self.engine)

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()

    def work_if_free(self, stop: Event, until: str = "", watch: Watch | None = None) -> None:
        """Do jobs, unless another worker is alive; see `work`."""
        with worker_lock(self.home) as mine:
            if mine:
                self.work(stop, until, watch)

    def work(self, stop: Event, until: str = "", watch: Watch | None = None) -> None:
        """Do jobs, the oldest first, until told to stop or until the job `until` has ended."""
        runner = Runner(self.settings, self.home, self.engine, self._recipes or _usual())
        with incidents_to(self.home), launched(self.settings, runner) as durable:
            while not (stop.is_set() or (until and self.look(until, watch).ended)):
                self._tend(durable, runner)
                stop.wait(self.settings.poll_seconds)

    def look(self, job: str, watch: Watch | None = None) -> Job:
        """Return a job as it is now, after showing it to `watch`.

        Raises:
            UnknownJob: there is no such job.
        """
        with reading(self.engine) as session:
            found = session.get(Job, job)
        if found is None:
            raise UnknownJob(job)
        if watch:
            watch(found)
        return found

    def _tend(self, durable: Durable, runner: Runner) -> None:
        running = self._jobs("running")
        for job in running:
            if durable.is_dead(job.id):
                runner.give_up(job)
            else:
                durable.begin(job.id)
        if not running and (queued := self._jobs("queued")):
            durable.begin(queued[0].id)

    def _jobs(self, state: str) -> list[Job]:
        query = select(Job).where(Job.state == state).order_by(Job.created_at, Job.id)
        with reading(self.engine) as session:
            return list(session.scalars(query))


def _usual() -> Recipes:
    from service.jobs.recipes import RECIPES  # loads the text-mining libraries: not just to wait

    return RECIPES


def _leave_on_signals() -> Event:
    def leave(number: int, _: FrameType | None) -> None:
        # Threads of a step would keep the interpreter from ending for minutes.
        os._exit(128 + number if number != signal.SIGTERM else 0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    return Event()
