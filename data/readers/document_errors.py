"""Errors about documents and encodings; every message is French and says what to do."""

from nlp.errors import DataError


class UndecodableText(DataError):
    """The bytes are text in none of the encodings that are known."""

    slug = "encodage-inconnu"

    def __init__(self, found: str, position: int = 0) -> None:
        """Keep what was found and where (in bytes from 0)."""
        self.found, self.position = found, position
        super().__init__(
            f"Texte illisible : {found} (octet {position}). Un fichier de texte en UTF-8, UTF-16, "
            "Windows-1252, Latin-1 ou Mac Roman était attendu. Ouvrez le fichier dans son logiciel "
            "d'origine et enregistrez-le en texte UTF-8."
        )
