"""`assises worker`: do the jobs."""

from dataclasses import dataclass

import typer

from service.cli.console import tell
from service.cli.declare import add_command
from service.cli.opened import opened


@dataclass(frozen=True, kw_only=True)
class Options:
    """Exécute les imports et analyses demandés, jusqu'à Ctrl+C.

    « assises serve » en démarre un ; un second attend que le premier s'arrête.
    """


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "worker", Options, worker)


def worker(_: Options) -> None:
    """Do jobs until told to stop."""
    from service.jobs.worker import run_worker

    with opened() as place:
        settings = place.settings
    tell("Le service des tâches attend du travail (Ctrl+C pour arrêter).")
    run_worker(settings)
