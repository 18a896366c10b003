"""Errors about what was received; every message is French and says what to do."""

from collections.abc import Mapping, Sequence

from nlp.errors import DataError

__all__ = [
    "AllBlank",
    "AmbiguousColumn",
    "ArchiveBomb",
    "BinaryFile",
    "DataError",
    "EmptyFile",
    "HeaderOnly",
    "JoinFailed",
    "MissingColumn",
    "MissingSheet",
    "NoTextColumn",
    "NothingToRead",
    "ProtectedWorkbook",
    "ReportMismatch",
    "ScannedPdf",
    "TruncatedFile",
    "UnclosedQuote",
    "UndecodableText",
    "UnknownFormat",
    "UnknownRole",
    "UnknownTerritory",
]

READABLE = "CSV, TSV, XLSX, XLS, ODS, JSON, JSONL, Parquet, DOCX, ODT, TXT ou PDF avec texte"


def _listed(names: Sequence[str]) -> str:
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
            f"une ligne d'en-tête ({_listed(columns[:6])}) mais aucune réponse dessous. "
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
            file, f"format non reconnu ({found}). Formats lus : {READABLE}. Convertissez le fichier."
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
            "Par sécurité, il n'a pas été ouvert : envoyez un export CSV, ou en plusieurs fichiers.",
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
            f"octet {offset}) ; UTF-8, UTF-16, Windows-1252, Latin-1 ou Mac Roman étaient attendus. "
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
            file, f"pas de feuille « {wanted} » ; feuilles trouvées : {_listed(found)}. Corrigez --sheet."
        )


class MissingColumn(FileError):
    """A file lacks a column that the mapping names."""

    slug = "colonne-manquante"

    def __init__(self, file: str, role: str, wanted: str, found: Sequence[str]) -> None:
        """Keep the role, the column asked for and those found."""
        self.role, self.wanted, self.found = role, wanted, tuple(found)
        super().__init__(
            file,
            f"pas de colonne « {wanted} » ; colonnes trouvées : {_listed(found)}. "
            f"Corrigez --map {role}=\"COLONNE\".",
        )


class UnknownRole(DataError):
    """A mapping names a role that does not exist."""

    slug = "role-inconnu"

    def __init__(self, role: str, known: Sequence[str]) -> None:
        """Keep the role asked for and those that exist."""
        self.role, self.known = role, tuple(known)
        super().__init__(
            f"Rôle de colonne « {role} » inconnu ; rôles possibles : {', '.join(known)}. "
            "Corrigez --map RÔLE=\"COLONNE\"."
        )


class NoTextColumn(FileError):
    """No column looks like free text."""

    slug = "aucun-texte"

    def __init__(self, file: str, found: Sequence[str]) -> None:
        """Keep the columns found."""
        self.found = tuple(found)
        super().__init__(
            file,
            f"aucune colonne ne ressemble à du texte libre ; colonnes trouvées : {_listed(found)}. "
            "Désignez-la par --map text=\"COLONNE\", ou joignez cette table à une autre par --join.",
        )


class AmbiguousColumn(FileError):
    """Several columns could play a role, and choosing would be guessing."""

    slug = "colonne-ambigue"

    def __init__(self, file: str, role: str, candidates: Mapping[str, str]) -> None:
        """Keep the candidates, each with an example of its content."""
        self.role, self.candidates = role, dict(candidates)
        shown = " ; ".join(f"« {name} » (ex. : {text})" for name, text in candidates.items())
        choices = " ou ".join(f'--map {role}="{name}"' for name in candidates)
        super().__init__(
            file,
            f"plusieurs colonnes peuvent être « {role} » : {shown}. Choisissez par {choices}"
            + (" ; répétez l'option pour les prendre toutes." if role == "text" else "."),
        )


class JoinFailed(FileError):
    """A companion table could not be joined as asked."""

    slug = "jointure-impossible"

    def __init__(self, file: str, left: str, right: str, found: Sequence[str]) -> None:
        """Keep the key asked for and the columns at hand."""
        self.left, self.right, self.found = left, right, tuple(found)
        super().__init__(
            file,
            f"aucune jointure {left}={right} possible ; colonnes trouvées : {_listed(found)}. "
            "Attendu : --join COLONNE_DES_REPONSES=COLONNE_DES_REPONDANTS.",
        )


class UnknownTerritory(DataError):
    """A territory given as a default is not known."""

    slug = "territoire-inconnu"

    def __init__(self, value: str) -> None:
        """Keep what was given."""
        self.value = value
        super().__init__(
            f"Territoire « {value} » inconnu ; un code INSEE ou un nom était attendu "
            "(« 02 », « Aisne », « R32 », « 021 »). Corrigez --territory."
        )


class ScannedPdf(FileError):
    """A PDF made of pictures, without text."""

    slug = "pdf-sans-texte"

    def __init__(self, file: str, pages: int) -> None:
        """Keep how many pages it has."""
        self.pages = pages
        super().__init__(
            file,
            f"ce PDF de {pages} pages ne contient pas de texte (numérisation). "
            "Passez-le par une reconnaissance de caractères, ou envoyez le document d'origine.",
        )


class NothingToRead(DataError):
    """No file was given, or none of them holds contributions."""

    slug = "rien-a-lire"

    def __init__(self, files: Sequence[str]) -> None:
        """Keep the names of the files given."""
        self.files = tuple(files)
        super().__init__(
            f"Aucune contribution à lire dans : {_listed(files)}. "
            "Ajoutez au moins un fichier de réponses ou un compte rendu."
        )


class ReportMismatch(DataError):
    """The counts of an import report do not add up: a fault of the program, never hidden."""

    slug = "comptes-faux"

    def __init__(self, file: str, wanted: int, found: int) -> None:
        """Keep both totals."""
        self.file, self.wanted, self.found = file, wanted, found
        super().__init__(
            f"{file} : {wanted} lignes reçues mais {found} comptées. L'import est annulé ; "
            "signalez cette erreur avec le rapport."
        )
