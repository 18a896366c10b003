"""What can be wrong with the way comparisons are asked for."""

from collections.abc import Sequence

from service.errors import ServiceError

SHOWN = 12


class NotCompared(ServiceError):
    """An analysis was made before comparisons were kept."""

    slug = "comparaisons-absentes"
    status = 409

    def __init__(self, analysis: str) -> None:
        """Keep the id of the analysis."""
        self.analysis = analysis
        super().__init__(
            f"L'analyse « {analysis} » n'a pas gardé de comparaisons : elle n'a pas trouvé de "
            "thème, ou date d'une version antérieure. Relancez une analyse."
        )


class NothingToCompare(ServiceError):
    """A corpus has fewer than two parts by these dimensions."""

    slug = "rien-a-comparer"
    status = 404

    def __init__(self, by: Sequence[str]) -> None:
        """Keep the dimensions."""
        self.by = tuple(by)
        super().__init__(
            f"Rien à comparer par {' × '.join(by)} : il faut deux parties au moins, et cent "
            "valeurs au plus par champ. Choisissez une autre dimension."
        )


class UnknownPart(ServiceError):
    """A part was asked for that the corpus does not have."""

    slug = "partie-inconnue"
    status = 404

    def __init__(self, by: str, part: str, known: Sequence[str]) -> None:
        """Keep what was asked for and what there is."""
        self.by, self.part, self.known = by, part, tuple(known)
        shown = ", ".join(f"« {one} »" for one in self.known[:SHOWN])
        more = f" et {len(self.known) - SHOWN} autres" if len(self.known) > SHOWN else ""
        super().__init__(
            f"Aucune partie « {part} » par {by}. Parties connues : {shown or 'aucune'}{more}."
        )


class BadDimensions(ServiceError):
    """The dimensions asked for are not one or two of those there are."""

    slug = "dimensions-refusees"
    status = 422

    def __init__(self, given: str, known: Sequence[str], reason: str = "") -> None:
        """Keep what was given."""
        self.given = given
        reason = reason or f"attendu : une ou deux parmi {', '.join(known)}, séparées par « , »"
        super().__init__(f"Dimensions refusées : « {given} » ; {reason}.")
