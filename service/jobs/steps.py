"""What a job is made of: named steps, each from the value of the one before to the next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from service.home import Home
from service.settings import ServiceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where a job is done. `subject` is the id of its batch or analysis.

    `tell` is told how far the present step is, from 0 to 1; never call it inside a transaction
    that writes.
    """

    settings: ServiceSettings
    home: Home
    engine: Engine
    job: str
    subject: str
    tell: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Step:
    """A named part of a job. `weight` is its usual share of the time.

    `run` takes the value of the step before (None at first). It may be run again after a crash, so
    it has to lead to the same state when repeated. The last one returns the result, as plain JSON.
    """

    name: str
    weight: float
    run: Callable[[Bench, Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The steps of a kind of job, and what becomes of its subject when one of them fails."""

    steps: tuple[Step, ...]
    mark: Callable[[Session, str, str], None]
    """Sets the state of a subject: (session, subject, state)."""

    def base(self, position: int) -> float:
        """Return the share of the time spent when the step at `position` begins."""
        total = sum(step.weight for step in self.steps)
        return sum(step.weight for step in self.steps[:position]) / total

    def share(self, position: int) -> float:
        """Return the share of the time that the step at `position` takes."""
        return self.steps[position].weight / sum(step.weight for step in self.steps)
