"""Errors about documents; every message is French and says what to do."""

from data.errors import FileError


class ProtectedDocument(FileError):
    """A document closed by a password."""

    slug = "document-protege"

    def __init__(self, file: str) -> None:
        """Ask for an open copy."""
        super().__init__(
            file,
            "le document est protégé par un mot de passe et ne peut pas être lu. "
            "Ouvrez-le, enregistrez-en une copie sans mot de passe, puis envoyez la copie.",
        )


class UnsafeDocument(FileError):
    """A document whose XML declares entities, which no office software writes."""

    slug = "document-suspect"

    def __init__(self, file: str, part: str) -> None:
        """Keep the part of the archive that declares them."""
        self.part = part
        super().__init__(
            file,
            f"sa partie « {part} » contient une déclaration DOCTYPE ou ENTITY, qu'aucun logiciel "
            "de bureautique n'écrit. Par sécurité, il n'a pas été ouvert : réenregistrez-le depuis "
            "votre traitement de texte.",
        )


class EmptyDocument(FileError):
    """A document without a single line of text."""

    slug = "document-vide"

    def __init__(self, file: str) -> None:
        """Say that there is no text."""
        super().__init__(
            file,
            "le document ne contient aucun texte ; un compte rendu était attendu. "
            "Vérifiez qu'il s'agit du bon fichier et que le texte n'est pas une image.",
        )
