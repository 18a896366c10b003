"""What can be wrong with a submission before its files are read."""

from service.errors import ServiceError


class BadField(ServiceError):
    """A field beside the files cannot be understood."""

    slug = "champ-invalide"
    status = 422

    def __init__(self, field: str, value: str, expected: str) -> None:
        """Keep the field, the start of what came, and what was expected."""
        self.field, self.value, self.expected = field, value[:200], expected
        super().__init__(
            f"Champ « {field} » : reçu « {self.value} », attendu {expected}. "
            "Corrigez ce champ et renvoyez le lot ; rien n'a été enregistré."
        )


class NoFile(ServiceError):
    """A submission without any file."""

    slug = "aucun-fichier"
    status = 422

    def __init__(self) -> None:
        """Say how files are sent."""
        super().__init__(
            "Aucun fichier reçu. Envoyez au moins un fichier dans le champ « files » "
            "(multipart/form-data), par exemple curl -F files=@reponses.csv."
        )
