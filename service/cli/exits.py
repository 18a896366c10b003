"""What the exit code of a command says."""

from enum import IntEnum
from typing import TYPE_CHECKING

from nlp.errors import AssisesError, DataError

if TYPE_CHECKING:
    from service.cli.opened import JobFailed


class ExitCode(IntEnum):
    """The codes, as the help and the guides list them."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    DATA = 3
    STATE = 4
    NOT_FOUND = 5
    ACCESS = 6


MEANINGS = {
    ExitCode.OK: "tout s'est bien passé",
    ExitCode.UNEXPECTED: "erreur imprévue, un numéro d'incident est donné",
    ExitCode.USAGE: "commande ou option mal écrite",
    ExitCode.DATA: "un fichier ne peut pas être utilisé tel quel",
    ExitCode.STATE: "réglage, encodeur, dossier ou base à corriger",
    ExitCode.NOT_FOUND: "consultation, thème ou territoire introuvable",
    ExitCode.ACCESS: "accès refusé",
}

BY_STATUS = {404: ExitCode.NOT_FOUND, 422: ExitCode.USAGE, 500: ExitCode.UNEXPECTED}
"""Codes for errors of the service, by their HTTP status; the others are of the state."""

NOT_FOUND = frozenset({"territoire-inconnu", "jeton-introuvable"})
"""Errors of other families that say the same as those of status 404."""


class BadOption(AssisesError):
    """An option was given a value that cannot be understood."""

    slug = "option-invalide"

    def __init__(self, option: str, value: str, expected: str) -> None:
        """Keep the option, what came and what was expected."""
        self.option, self.value, self.expected = option, value, expected
        super().__init__(
            f"Option « {option} » : reçu « {value} », attendu {expected}. "
            "Corrigez la commande ; « --help » décrit les options."
        )


def exit_code(error: AssisesError) -> ExitCode:
    """Return the code of an error that a person can act on."""
    from service.accounts.errors import AccessRefused
    from service.cli.opened import JobFailed
    from service.errors import ServiceError

    if isinstance(error, BadOption):
        return ExitCode.USAGE
    if isinstance(error, JobFailed):
        return _of_job(error)
    if isinstance(error, AccessRefused):
        return ExitCode.ACCESS
    if error.slug in NOT_FOUND:
        return ExitCode.NOT_FOUND
    if isinstance(error, DataError):
        return ExitCode.DATA
    if isinstance(error, ServiceError):
        return BY_STATUS.get(error.status, ExitCode.STATE)
    return ExitCode.STATE


def _of_job(error: "JobFailed") -> ExitCode:
    """Return the code of a failed job: an import fails on its files unless the service did."""
    from service.errors import ServiceError

    if error.incident:
        return ExitCode.UNEXPECTED
    of_service = {kind.slug for kind in ServiceError.__subclasses__()}
    imported = error.kind == "import" and error.slug not in of_service
    return ExitCode.DATA if imported else ExitCode.STATE


def legend() -> str:
    """Return the codes and their meanings as lines of the help."""
    return "\n".join(f"{code.value} : {MEANINGS[code]}" for code in ExitCode)
