"""The entry point: run a command, and turn what goes wrong into a message and an exit code."""

import sys
import warnings
from collections.abc import Sequence

from typer.exceptions import Abort, TyperException

from nlp.errors import AssisesError
from service.cli.exits import ExitCode, exit_code
from service.cli.french import usage_message
from service.cli.incidents import note_incident


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command of `arguments` (else of the process) and exit with its code."""
    sys.exit(run_program(arguments))


def run_program(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; errors are told on stderr, in French."""
    from service.cli.program import build_program

    # The warnings of libraries mean nothing to the person at the terminal.
    warnings.simplefilter("ignore")
    try:
        code = build_program()(args=arguments, prog_name="assises", standalone_mode=False)
    except TyperException as error:
        return _tell_usage(error)
    except AssisesError as error:
        _tell(f"Erreur : {error}")
        return exit_code(error)
    except Abort:
        return ExitCode.UNEXPECTED
    except Exception as error:
        _tell(note_incident(error))
        return ExitCode.UNEXPECTED
    return code if isinstance(code, int) else ExitCode.OK


def _tell_usage(error: TyperException) -> int:
    if type(error).__name__ != "NoArgsIsHelpError":
        _tell(f"Erreur : {usage_message(error)} « assises --help » décrit les commandes.")
    return ExitCode.USAGE


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
