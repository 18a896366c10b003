"""The program: its commands and their order in the help."""

import typer

from service.cli import (
    accounts,
    analyse,
    assign,
    closed,
    demo,
    export,
    import_files,
    migrate,
    rediger,
    run,
    search,
    serve,
    specificites,
    themes,
    tokens,
    worker,
)
from service.cli.french import EPILOG, FrenchGroup

COMMANDS = (
    run,
    assign,
    specificites,
    demo,
    import_files,
    analyse,
    themes,
    closed,
    search,
    export,
    rediger,
    serve,
    worker,
    migrate,
)
"""In the order of the help."""

SUMMARY = "Assises : les thèmes d'une consultation publique, par territoire."


def build_program() -> typer.Typer:
    """Return the program with all its commands."""
    program = typer.Typer(
        cls=FrenchGroup,
        help=SUMMARY,
        epilog=EPILOG,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        subcommand_metavar="COMMANDE [ARGUMENTS]...",
    )
    for command in COMMANDS:
        command.add_to(program)
    program.add_typer(tokens.group(), name="token")
    program.add_typer(accounts.group(), name="account")
    return program
