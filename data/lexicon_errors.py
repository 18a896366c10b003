"""Why a lexicon that people edit cannot be used."""

from pathlib import Path

from nlp.errors import DataError


class WrongLexicon(DataError):
    """A lexicon has a line or a section that cannot be used."""

    slug = "lexique-invalide"

    def __init__(self, path: Path, line: int, found: str, expected: str) -> None:
        """Keep the file, the line (0: the whole file), what was found and what was expected."""
        self.path, self.line, self.found, self.expected = path, line, found, expected
        where = f", ligne {line}" if line else ""
        super().__init__(
            f"Lexique « {path.name} »{where} : {found} ; attendu : {expected}. "
            f"Corrigez le fichier {path}."
        )
