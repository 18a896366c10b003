"""Errors about one file that cannot be read."""

from collections.abc import Sequence

from nlp.errors import DataError

READABLE = "CSV, TSV, XLSX, XLS, ODS, JSON, JSONL, Parquet, DOCX, ODT, TXT ou PDF avec texte"


def listed(names: Sequence[str]) -> str:
    """Return names between French quotation marks."""
    return ", ".join(f"« {name} »" for name in names) or "aucune"


class FileError(DataError):
    """An error about one file; `file` is its name as the user knows it."""

    def __init__(self, file: str, message: str) -> None:
        """Put the name of the file before the message."""
        self.file = file
        super().__init__(f"{file} : {message}")


class EmptyFile(FileError):
    """The file holds nothing."""

    slug = "fichier-vide"

    def __init__(self, file: str) -> None:
        """Say that there is no content at all."""
        super().__init__(
            file,
            "le fichier est vide ; une ligne d'en-tête et des réponses étaient attendues. "
            "Refaites l'export et vérifiez sa taille avant de l'envoyer.",
        )


class HeaderOnly(FileError):
    """A header without any row below it."""

    slug = "en-tete-seul"

    def __init__(self, file: str, columns: Sequence[str]) -> None:
        """Keep the columns that were found."""
        self.columns = tuple(columns)
        super().__init__(
            file,
            f"une ligne d'en-tête ({listed(columns[:6])}) mais aucune réponse dessous. "
            "Vérifiez que l'export contient les réponses et qu'aucun filtre n'était actif.",
        )


class AllBlank(FileError):
    """Every row below the header is blank."""

    slug = "lignes-vides"

    def __init__(self, file: str, rows: int) -> None:
        """Keep how many blank rows there are."""
        self.rows = rows
        super().__init__(
            file,
            f"{rows} lignes sous l'en-tête, toutes vides ; au moins une réponse était attendue. "
            "Vérifiez l'export, ou la feuille choisie s'il s'agit d'un classeur.",
        )


class BinaryFile(FileError):
    """What is called a text or a table is binary."""

    slug = "fichier-binaire"

    def __init__(self, file: str, looks_like: str) -> None:
        """Keep what the content looks like."""
        self.looks_like = looks_like
        super().__init__(
            file,
            f"le contenu n'est pas du texte, il ressemble à {looks_like}, quelle que soit "
            f"l'extension. Formats lus : {READABLE}. Envoyez l'export d'origine.",
        )


class UnknownFormat(FileError):
    """The content is of no format that can be read."""

    slug = "format-inconnu"

    def __init__(self, file: str, found: str) -> None:
        """Keep what was found."""
        self.found = found
        super().__init__(
            file,
            f"format non reconnu ({found}). Formats lus : {READABLE}. Convertissez le fichier.",
        )


class ProtectedWorkbook(FileError):
    """A workbook closed by a password."""

    slug = "classeur-protege"

    def __init__(self, file: str) -> None:
        """Ask for an open copy."""
        super().__init__(
            file,
            "le classeur est protégé par un mot de passe et ne peut pas être lu. "
            "Ouvrez-le, enregistrez-en une copie sans mot de passe, puis envoyez la copie.",
        )


class TruncatedFile(FileError):
    """The file ends before its content does, or is damaged."""

    slug = "fichier-tronque"

    def __init__(self, file: str, detail: str) -> None:
        """Keep what could not be read."""
        self.detail = detail
        super().__init__(
            file,
            f"le fichier est incomplet ou endommagé ({detail}) ; rien n'en a été repris. "
            "Téléchargez-le ou exportez-le de nouveau.",
        )


class ArchiveBomb(FileError):
    """A compressed file that would grow out of all proportion."""

    slug = "archive-suspecte"

    def __init__(self, file: str, expanded: int, limit: int) -> None:
        """Keep both sizes, in bytes."""
        self.expanded, self.limit = expanded, limit
        super().__init__(
            file,
            f"décompressé, le fichier dépasserait {expanded // 1_000_000} Mo, la limite est de "
            f"{limit // 1_000_000} Mo ou son taux de compression est anormal. "
            "Par sécurité, il n'a pas été ouvert : envoyez un CSV, ou plusieurs fichiers.",
        )


class TooLarge(FileError):
    """A table with more cells or columns than can be laid out."""

    slug = "tableau-trop-grand"

    def __init__(self, file: str, rows: int, columns: int) -> None:
        """Keep its extent."""
        self.rows, self.columns = rows, columns
        super().__init__(
            file,
            f"le tableau s'étend sur {rows} lignes et {columns} colonnes, c'est plus que ce qui "
            "peut être lu. Supprimez les cellules égarées loin des données, ou envoyez un CSV.",
        )


class UndecodableText(FileError):
    """Bytes that are French text in none of the known encodings."""

    slug = "texte-indechiffrable"

    def __init__(self, file: str, offset: int, line: int) -> None:
        """Keep where the first bad byte lies (offset from 0, line from 1)."""
        self.offset, self.line = offset, line
        super().__init__(
            file,
            f"des octets ne se lisent dans aucun encodage connu (premier à la ligne {line}, "
            f"octet {offset}) ; attendu : UTF-8, UTF-16, Windows-1252, Latin-1 ou Mac Roman. "
            "Réenregistrez le fichier en « CSV UTF-8 ».",
        )


class UnclosedQuote(FileError):
    """A quotation mark opens a cell and never closes it."""

    slug = "guillemet-ouvert"

    def __init__(self, file: str, row: int, lines: int) -> None:
        """Keep the row that opens and how many lines it would swallow."""
        self.row, self.lines = row, lines
        super().__init__(
            file,
            f"un guillemet ouvert à la ligne {row} n'est jamais fermé et avalerait les {lines} "
            "lignes suivantes. Corrigez cette ligne (guillemet doublé) ou refaites l'export.",
        )


class MissingSheet(FileError):
    """The workbook has no sheet of that name."""

    slug = "feuille-manquante"

    def __init__(self, file: str, wanted: str, found: Sequence[str]) -> None:
        """Keep the sheet asked for and those found."""
        self.wanted, self.found = wanted, tuple(found)
        super().__init__(
            file,
            f"pas de feuille « {wanted} » ; feuilles trouvées : {listed(found)}. Corrigez --sheet.",
        )


class ScannedPdf(FileError):
    """A PDF made of pictures, without text."""

    slug = "pdf-sans-texte"

    def __init__(self, file: str, pages: int) -> None:
        """Keep how many pages it has."""
        self.pages = pages
        super().__init__(
            file,
            f"ce PDF de {pages} page{'s' * (pages > 1)} ne contient pas de texte (numérisation). "
            "Passez-le par une reconnaissance de caractères, ou envoyez le document d'origine.",
        )
