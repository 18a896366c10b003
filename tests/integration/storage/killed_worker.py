"""Run as a program: a worker that kills itself once after each step it did, before it is noted."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from service.analyses.actions import ANALYSE
from service.analyses.jobs import recipe
from service.batches.actions import IMPORT
from service.batches.jobs import RECIPE
from service.jobs.steps import Bench, Recipe, Step
from service.jobs.worker import run_until_ended
from service.settings import ServiceSettings
from tests import storage

LOG = "runs.log"


def deadly(step: Step, folder: Path) -> Step:
    """Return a step that notes each run in the log, and dies after the first one."""

    def run(bench: Bench, value: Any) -> Any:
        with (folder / LOG).open("a", encoding="utf-8") as log:
            log.write(f"{bench.job} {step.name}\n")
        result = step.run(bench, value)
        marker = folder / f"{bench.job}-{step.name}"
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return replace(step, run=run)


def main(folder: Path, url: str, job: str) -> int:
    """Restart the worker until it ends by itself; return how often it was killed.

    Each life is a process of its own, forked before this one has threads or connections, so that
    the libraries are loaded once.
    """
    for deaths in range(20):
        child = os.fork()
        if not child:
            os._exit(_live(folder, url, job))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status != -signal.SIGKILL:
            return deaths if status == 0 else -1
    return -1


def _live(folder: Path, url: str, job: str) -> int:
    recipes = {IMPORT: RECIPE, ANALYSE: recipe(storage.STAGES)}
    deadly_recipes = {
        kind: Recipe(steps=tuple(deadly(step, folder) for step in one.steps), mark=one.mark)
        for kind, one in recipes.items()
    }
    settings = ServiceSettings(home=folder / "var", database_url=url, encoder="lsa", threads=1)
    return run_until_ended(settings, job, recipes=deadly_recipes).state != "done"


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))  # noqa: T201  a program
