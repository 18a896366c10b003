"""Errors about IRaMuTeQ and Alceste text; every message is French and says what to do."""

from data.errors import FileError

EXAMPLE = "**** *dep_02 *canal_reunion"


class BadStarLine(FileError):
    """A line of stars that names no variables as the format asks."""

    slug = "ligne-etoilee"

    def __init__(self, file: str, line: int, found: str, expected: str) -> None:
        """Keep the line, what stands there and what was expected."""
        self.line, self.found, self.expected = line, found, expected
        super().__init__(
            file,
            f"ligne {line}, « {found} » : {expected}. Une ligne étoilée s'écrit "
            f"« {EXAMPLE} », sans espace ni accent dans les variables ; corrigez-la.",
        )


class BareText(FileError):
    """A text before the first line of stars."""

    slug = "texte-sans-etoiles"

    def __init__(self, file: str, line: int, found: str) -> None:
        """Keep the line and its beginning."""
        self.line, self.found = line, found
        super().__init__(
            file,
            f"ligne {line}, « {found} » : ce texte précède la première ligne étoilée. Mettez "
            f"au-dessus une ligne comme « {EXAMPLE} », ou retirez-le.",
        )
