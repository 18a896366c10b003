"""How far a job is, written where the web process and the command line can read it."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from service.db.base import now
from service.db.engine import reading, writing
from service.errors import DatabaseLocked
from service.jobs.steps import Recipe
from service.jobs.tables import Job, JobStep

PAUSE = 0.5
"""Seconds between two notes of progress: each of them is a transaction."""

TOO_EARLY = 0.02
"""Below this fraction no estimate is made."""


class Noted:
    """Notes the progress of one job. Positions are those of its recipe."""

    def __init__(self, engine: Engine, job: str, recipe: Recipe) -> None:
        """Nothing is written before a step begins."""
        self.engine, self.job, self.recipe = engine, job, recipe
        self._told = 0.0

    def begin(self, position: int) -> int:
        """Note that a step begins, and return how often it has begun without ending."""
        name = self.recipe.steps[position].name
        with writing(self.engine) as session:
            step = session.get(JobStep, (self.job, name))
            if step is None:
                step = JobStep(job_id=self.job, name=name, begun=0, ended=0, seconds=0.0)
                session.add(step)
            step.begun += 1
            begun = step.begun - step.ended
            job = session.get_one(Job, self.job)
            job.state, job.stage = "running", name
            job.started_at = job.started_at or now()
            job.fraction = self.recipe.base(position)
            job.estimate = _left(_worked(session, self.job), job.fraction)
            session.commit()
        return begun

    def teller(self, position: int) -> Callable[[float], None]:
        """Return what a step calls to say how far it is, from 0 to 1."""
        began = monotonic()
        with reading(self.engine) as session:
            before = _worked(session, self.job)

        def tell(fraction: float) -> None:
            if monotonic() - self._told < PAUSE:
                return
            self._told = monotonic()
            done = self.recipe.base(position) + fraction * self.recipe.share(position)
            self._write(done, _left(before + monotonic() - began, done))

        return tell

    def end(self, position: int, seconds: float) -> None:
        """Note that a step ended after so many seconds."""
        name = self.recipe.steps[position].name
        with writing(self.engine) as session:
            step = session.get_one(JobStep, (self.job, name))
            step.ended, step.seconds = step.ended + 1, seconds
            session.commit()

    def _write(self, fraction: float, estimate: float | None) -> None:
        # A note that comes late is worth nothing: the work goes on without it.
        try:
            with writing(self.engine) as session:
                values = {"fraction": min(fraction, 1.0), "estimate": estimate}
                session.execute(update(Job).where(Job.id == self.job).values(**values))
                session.commit()
        except DatabaseLocked:
            return


def finish(engine: Engine, job: str, result: dict[str, Any]) -> None:
    """Note that a job is done."""
    values = {"state": "done", "fraction": 1.0, "estimate": 0.0, "result": result}
    _close(engine, job, values)


def fail(engine: Engine, job: str, why: dict[str, str]) -> None:
    """Note that a job failed; `why` holds `error`, `error_slug` and `incident`."""
    _close(engine, job, {"state": "failed", "estimate": None, **why})


def _close(engine: Engine, job: str, values: dict[str, Any]) -> None:
    with writing(engine) as session:
        session.execute(update(Job).where(Job.id == job).values(finished_at=now(), **values))
        session.commit()


def _worked(session: Session, job: str) -> float:
    query = select(func.coalesce(func.sum(JobStep.seconds), 0.0)).where(JobStep.job_id == job)
    return float(session.scalar(query) or 0.0)


def _left(worked: float, fraction: float) -> float | None:
    if fraction < TOO_EARLY:
        return None
    return round(worked * (1 - fraction) / fraction, 1)
