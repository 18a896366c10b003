"""`assises migrate`: bring the database up to date."""

from dataclasses import dataclass

import typer

from service.cli.console import say
from service.cli.declare import add_command
from service.cli.opened import opened


@dataclass(frozen=True, kw_only=True)
class Options:
    """Met la base de données à jour ; sans effet si elle l'est déjà."""


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "migrate", Options, migrate)


def migrate(_: Options) -> None:
    """Create or update the tables."""
    with opened() as place:
        say(f"La base « {place.engine.url.render_as_string()} » est à jour.")
