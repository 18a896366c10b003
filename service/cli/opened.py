"""The state folder and the database, opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.errors import AssisesError
from service.cli.console import progress_bar

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from service.home import Home
    from service.jobs.tables import Job
    from service.settings import ServiceSettings


class SeveralConsultations(AssisesError):
    """No consultation was named, and there is not exactly one."""

    slug = "consultation-a-preciser"

    def __init__(self, found: list[str]) -> None:
        """Keep the slugs of those there are."""
        self.found = found
        shown = ", ".join(f"« {slug} »" for slug in found) or "aucune pour l'instant"
        super().__init__(
            f"Quelle consultation ? Présentes : {shown}. Nommez-la avec --consultation, "
            "ou créez-en une avec « assises import »."
        )


class JobFailed(AssisesError):
    """A job ended without a result; the message is that of its error."""

    slug = "tache-echouee"

    def __init__(self, kind: str, slug: str, message: str, incident: str) -> None:
        """Keep which kind of job failed and why."""
        self.kind, self.slug, self.incident = kind, slug or self.slug, incident
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works with."""

    settings: "ServiceSettings"
    home: "Home"
    engine: "Engine"

    def consultation(self, slug: str) -> str:
        """Return a slug, or that of the only consultation if none is given.

        Raises:
            SeveralConsultations: there is none, or more than one.
        """
        from sqlalchemy import select

        from service.consultations.tables import Consultation
        from service.db.engine import reading

        if slug:
            return slug
        with reading(self.engine) as session:
            found = list(session.scalars(select(Consultation.slug).order_by(Consultation.slug)))
        if len(found) != 1:
            raise SeveralConsultations(found)
        return found[0]

    def finish(self, job: str, *, quiet: bool) -> "Job":
        """Wait for a job, or do it here if no worker is alive, and return it.

        Raises:
            JobFailed: it ended with an error.
        """
        from service.jobs.worker import run_until_ended

        with progress_bar(quiet=quiet) as progress:

            def watch(now: "Job") -> None:
                progress(now.stage or "en attente", now.fraction)

            ended = run_until_ended(self.settings, job, watch)
        if ended.state == "failed":
            raise JobFailed(ended.kind, ended.error_slug, ended.error, ended.incident)
        return ended


@contextmanager
def opened() -> Iterator[Opened]:
    """Read the settings, open the state folder and bring the database up to date.

    Raises:
        SettingError: a setting cannot be used.
        ServiceError: the folder or the database cannot be used now.
    """
    from service.db.engine import open_engine
    from service.db.upgrade import upgrade
    from service.home import open_home
    from service.settings import load_settings

    settings = load_settings()
    home = open_home(settings.home)
    engine = open_engine(settings)
    try:
        upgrade(engine)
        yield Opened(settings, home, engine)
    finally:
        engine.dispose()
