"""What can be wrong with a search, in French."""

from collections.abc import Sequence

from service.errors import ServiceError

SHOWN_VALUES = 12


class BadQuery(ServiceError):
    """What is searched for cannot be understood."""

    slug = "recherche-mal-formee"
    status = 422

    def __init__(self, query: str, reason: str) -> None:
        """Keep the query and what is wrong with it."""
        self.query, self.reason = query, reason
        shown = f"« {query} » : {reason}" if query else "vide"
        super().__init__(
            f"Recherche {shown}. On écrit des mots, qui doivent tous s'y trouver, "
            'une expression entre guillemets ("police municipale"), -mot pour exclure.'
        )


class BadDate(ServiceError):
    """A bound of the dates is no date, or they come in the wrong order."""

    slug = "date-invalide"
    status = 422

    def __init__(self, name: str, value: str, expected: str = "une date comme 2020-01-08") -> None:
        """Keep which bound it is, what came and what was expected."""
        self.name, self.value, self.expected = name, value, expected
        super().__init__(
            f"Date « {name} » : reçu « {value} », attendu {expected}. Corrigez la date, ou "
            "retirez ce filtre."
        )


class UnknownValue(ServiceError):
    """A filter asks for what no contribution of the analysis has."""

    slug = "filtre-inconnu"
    status = 404

    def __init__(self, name: str, value: str, known: Sequence[str]) -> None:
        """Keep the filter, its value and the values there are."""
        self.name, self.value, self.known = name, value, tuple(known)
        shown = ", ".join(f"« {one} »" for one in self.known[:SHOWN_VALUES])
        super().__init__(
            f"Filtre « {name} » : aucune contribution n'a la valeur « {value} ». Valeurs "
            f"possibles : {shown or 'aucune'}. La liste complète est dans « slices » de l'analyse."
        )


class NotIndexed(ServiceError):
    """The texts of an analysis are not ready to be searched."""

    slug = "recherche-pas-prete"
    status = 409

    def __init__(self, analysis: str) -> None:
        """Keep the analysis."""
        self.analysis = analysis
        super().__init__(
            f"Les textes de l'analyse « {analysis} » ne sont pas encore indexés, ou ne le sont "
            "plus parce qu'une analyse plus récente l'est. Attendez la fin de la tâche en cours, "
            "ou lancez « assises search --index », qui prépare la dernière analyse."
        )


class NoMeaning(ServiceError):
    """The passages of an analysis have no vectors that can be searched."""

    slug = "recherche-par-sens-absente"
    status = 409

    def __init__(self, analysis: str, reason: str) -> None:
        """Keep the analysis and why."""
        self.analysis, self.reason = analysis, reason
        super().__init__(
            f"La recherche par le sens n'est pas prête pour l'analyse « {analysis} » : {reason}. "
            "Lancez « assises search --index », ou cherchez des mots (mode=mots)."
        )
