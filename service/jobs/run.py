"""Do the steps of a job in order, each of them once even if the worker is killed in between."""

import logging
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine

from nlp.errors import AssisesError
from service.db.engine import reading, writing
from service.errors import StepKeepsDying
from service.home import Home
from service.jobs.checkpoints import Checkpoints
from service.jobs.progress import Noted, fail, finish
from service.jobs.steps import Bench, Recipe
from service.jobs.tables import Job
from service.settings import ServiceSettings

Outcome = dict[str, Any]
"""Plain JSON: `digest` of the value kept, and for the last step its `result`; or an `error`."""

Durably = Callable[[str, Callable[[], Outcome]], Outcome]
"""Runs a named step, or returns its recorded outcome when it has been run before."""

MOST_DEATHS = 3
"""A step that took the worker down so often would do it for ever."""

logger = logging.getLogger(__name__)


class Runner:
    """Does the jobs of one state folder and database."""

    def __init__(
        self, settings: ServiceSettings, home: Home, engine: Engine, recipes: Mapping[str, Recipe]
    ) -> None:
        """Nothing is opened or written before `run`."""
        self.settings, self.home, self.engine, self.recipes = settings, home, engine, recipes

    def run(self, job_id: str, durably: Durably) -> None:
        """Do what is left of a job, and note how it ended. Never raises for a failed step."""
        with reading(self.engine) as session:
            job = session.get_one(Job, job_id)
        recipe = self.recipes[job.kind]
        work = _Work(self, job, recipe)
        outcome: Outcome = {}
        for position, step in enumerate(recipe.steps):
            outcome = durably(step.name, work.attempt(position, outcome))
            if "error" in outcome:
                break
        self._close(job, recipe, outcome)

    def give_up(self, job: Job) -> None:
        """Note that a job failed because its record says that it will not go on."""
        self._close(job, self.recipes[job.kind], _beyond_help(job.id))

    def _close(self, job: Job, recipe: Recipe, outcome: Outcome) -> None:
        if "error" in outcome:
            with writing(self.engine) as session:
                recipe.mark(session, job.subject, "failed")
                session.commit()
            fail(self.engine, job.id, outcome)
        else:
            finish(self.engine, job.id, outcome["result"])
        Checkpoints(self.home, job.id).forget()


class _Work:
    """The steps of one job, made ready to be run."""

    def __init__(self, runner: Runner, job: Job, recipe: Recipe) -> None:
        self.runner, self.job, self.recipe = runner, job, recipe
        self.kept = Checkpoints(runner.home, job.id)
        self.noted = Noted(runner.engine, job.id, recipe)

    def attempt(self, position: int, before: Outcome) -> Callable[[], Outcome]:
        """Return the step as a function without arguments that reports errors and never raises."""

        def run() -> Outcome:
            try:
                return self._run(position, before)
            except AssisesError as error:
                return {"error": str(error), "error_slug": error.slug, "incident": ""}
            except Exception:
                return _unexpected(self.job.id)

        return run

    def _run(self, position: int, before: Outcome) -> Outcome:
        step = self.recipe.steps[position]
        if self.noted.begin(position) > MOST_DEATHS:
            raise StepKeepsDying(step.name, MOST_DEATHS)
        began = perf_counter()
        value = self.kept.load(position - 1, before["digest"]) if position else None
        value = step.run(self._bench(position), value)
        last = position == len(self.recipe.steps) - 1
        outcome = {"result": value} if last else {"digest": self.kept.save(position, value)}
        self.noted.end(position, perf_counter() - began)
        # The value before is kept until this step is recorded: it may have to be repeated.
        self.kept.forget_before(position - 1)
        return outcome

    def _bench(self, position: int) -> Bench:
        return Bench(
            settings=self.runner.settings,
            home=self.runner.home,
            engine=self.runner.engine,
            job=self.job.id,
            subject=self.job.subject,
            tell=self.noted.teller(position),
        )


def _unexpected(job: str) -> Outcome:
    """Log the exception being handled under a new incident number, and return the outcome."""
    incident = uuid4().hex[:8]
    logger.exception("incident %s, job %s", incident, job)
    return _incident(incident)


def _beyond_help(job: str) -> Outcome:
    """Log that the job engine gave a job up, and return the outcome."""
    incident = uuid4().hex[:8]
    logger.error("incident %s, job %s: its workflow is recorded as ended", incident, job)
    return _incident(incident)


def _incident(incident: str) -> Outcome:
    message = (
        f"Une erreur imprévue a interrompu la tâche (incident {incident}) ; rien n'a été "
        "enregistré à moitié. Relancez-la ; si l'erreur revient, transmettez ce numéro à "
        "l'administrateur, qui trouvera le détail dans le fichier incidents.log."
    )
    return {"error": message, "error_slug": "erreur-imprevue", "incident": incident}
