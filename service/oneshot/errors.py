"""Why the folder of a run cannot be written."""

from collections.abc import Sequence
from pathlib import Path

from service.errors import ServiceError


class OutputInUse(ServiceError):
    """The output folder holds something already."""

    slug = "sortie-existante"
    status = 409

    def __init__(self, path: Path) -> None:
        """Keep the folder."""
        self.path = path
        super().__init__(
            f"« {path} » contient déjà quelque chose ; un dossier absent ou vide était attendu. "
            "Choisissez un autre dossier avec --out, ou remplacez ce résultat avec --force."
        )


class OutputNotOurs(ServiceError):
    """Asked to replace a folder that holds more than the result of a run."""

    slug = "sortie-etrangere"
    status = 409

    def __init__(self, path: Path, others: Sequence[str]) -> None:
        """Keep the folder and what else lies in it."""
        self.path, self.others = path, tuple(others)
        shown = ", ".join(f"« {name} »" for name in others[:5])
        super().__init__(
            f"« {path} » contient autre chose qu'un résultat d'« assises run » ({shown}) et n'est "
            "donc pas remplacé, même avec --force. Choisissez un autre dossier avec --out."
        )


class FileInUse(ServiceError):
    """The output file is there already."""

    slug = "fichier-existant"
    status = 409

    def __init__(self, path: Path) -> None:
        """Keep the file."""
        self.path = path
        super().__init__(
            f"« {path} » existe déjà ; un fichier nouveau était attendu. Choisissez un autre nom "
            "avec --out, ou remplacez ce fichier avec --force (un dossier n'est pas remplacé)."
        )


class VoicesLost(ServiceError):
    """Promise 1 does not hold: a fault of the program, found before anything is written."""

    slug = "voix-perdues"
    status = 500

    def __init__(self, received: int, counted: int) -> None:
        """Keep what was received and what was accounted for."""
        self.received, self.counted = received, counted
        super().__init__(
            f"{received} contributions et lignes reçues, mais {counted} comptées (analysées + "
            "copies + vides + refusées) : rien n'a été écrit. C'est un défaut du programme ; "
            "signalez-le avec le fichier qui l'a montré."
        )
