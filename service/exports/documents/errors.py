"""What can be wrong with the template of a document."""

from collections.abc import Iterable
from pathlib import Path

from service.errors import ServiceError


class UnreadableTemplate(ServiceError):
    """The template is no document of the format asked for."""

    slug = "modele-document-illisible"
    status = 409

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and what is wrong with it."""
        self.path, self.reason = path, reason
        super().__init__(
            f"Modèle de document « {path} » inutilisable : {reason}. Attendu : un fichier .docx ou "
            ".odt qui s'ouvre dans un traitement de texte. Corrigez-le, ou retirez le réglage "
            "(docx_template, odt_template, option --template) pour reprendre le modèle livré."
        )


class WrongPlaceholders(ServiceError):
    """The template lacks a placeholder, or holds one that nobody knows."""

    slug = "modele-document-balises"
    status = 409

    def __init__(
        self, path: Path, problem: str, names: Iterable[str], known: Iterable[str]
    ) -> None:
        """Keep the file, what is wrong and the placeholders concerned."""
        self.path, self.names, self.known = path, tuple(names), tuple(known)
        told = ", ".join(f"« {{{{ {name} }}}} »" for name in self.names)
        super().__init__(
            f"Modèle de document « {path} » : {problem} : {told}. Balises possibles : "
            f"{', '.join(self.known)}. Corrigez le modèle dans un traitement de texte."
        )


class MissingStyles(ServiceError):
    """The template lacks styles that the document uses."""

    slug = "modele-document-styles"
    status = 409

    def __init__(self, path: Path, names: Iterable[str]) -> None:
        """Keep the file and the names of the styles."""
        self.path, self.names = path, tuple(names)
        super().__init__(
            f"Modèle de document « {path} » : styles absents : {', '.join(self.names)}. Partez du "
            "modèle livré, qui les contient, et changez leur aspect plutôt que leur nom."
        )
