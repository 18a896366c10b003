"""What can be wrong with the way closed questions are asked for."""

from service.errors import ServiceError, Unknown


class UnknownClosedQuestion(Unknown):
    """The consultation has no such closed question."""

    slug = "question-fermee-inconnue"
    what = "Question fermée introuvable"
    advice = "Les identifiants sont ceux de « GET …/closed »."


class PublishedSlice(ServiceError):
    """A table to be published was asked for by channel or audience."""

    slug = "publication-par-filtre"
    status = 422

    def __init__(self, wanted: str) -> None:
        """Keep the filter that was asked for."""
        self.wanted = wanted
        super().__init__(
            f"Filtre « {wanted} » reçu avec « published » : les petits effectifs ne sont masqués "
            "sûrement que par territoire. Retirez le canal et le public, ou « published »."
        )
