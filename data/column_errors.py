"""Errors about what the columns of a file mean, and about a whole submission."""

from collections.abc import Mapping, Sequence

from data.file_errors import FileError, listed
from nlp.errors import DataError


class MissingColumn(FileError):
    """A file lacks a column that the mapping names."""

    slug = "colonne-manquante"

    def __init__(self, file: str, role: str, wanted: str, found: Sequence[str]) -> None:
        """Keep the role, the column asked for and those found."""
        self.role, self.wanted, self.found = role, wanted, tuple(found)
        super().__init__(
            file,
            f"pas de colonne « {wanted} » ; colonnes trouvées : {listed(found)}. "
            f'Corrigez --map {role}="COLONNE".',
        )


class UnknownRole(DataError):
    """A mapping names a role that does not exist."""

    slug = "role-inconnu"

    def __init__(self, role: str, known: Sequence[str]) -> None:
        """Keep the role asked for and those that exist."""
        self.role, self.known = role, tuple(known)
        super().__init__(
            f"Rôle de colonne « {role} » inconnu ; rôles possibles : {', '.join(known)}. "
            'Corrigez --map RÔLE="COLONNE".'
        )


class NoTextColumn(FileError):
    """No column looks like free text."""

    slug = "aucun-texte"

    def __init__(self, file: str, found: Sequence[str]) -> None:
        """Keep the columns found."""
        self.found = tuple(found)
        super().__init__(
            file,
            f"aucune colonne ne ressemble à du texte libre ; colonnes trouvées : {listed(found)}. "
            'Désignez-la par --map text="COLONNE", ou joignez cette table à une autre par --join.',
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
            f"aucune jointure {left}={right} possible ; colonnes trouvées : {listed(found)}. "
            "Attendu : --join COLONNE_DES_REPONSES=COLONNE_DES_REPONDANTS.",
        )


class UnknownDefault(DataError):
    """A territory given as a default is not known."""

    slug = "territoire-inconnu"

    def __init__(self, value: str) -> None:
        """Keep what was given."""
        self.value = value
        super().__init__(
            f"Territoire « {value} » inconnu ; un code INSEE ou un nom était attendu "
            "(« 02 », « Aisne », « R32 », « 021 »). Corrigez --territory."
        )


class NothingToRead(DataError):
    """No file was given, or none of them holds contributions."""

    slug = "rien-a-lire"

    def __init__(self, files: Sequence[str]) -> None:
        """Keep the names of the files given."""
        self.files = tuple(files)
        super().__init__(
            f"Aucune contribution à lire dans : {listed(files)}. "
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
