"""What can be wrong with a new consultation."""

from service.errors import ServiceError


class ConsultationExists(ServiceError):
    """The slug is taken."""

    slug = "consultation-existante"
    status = 409

    def __init__(self, name: str) -> None:
        """Keep the slug."""
        self.name = name
        super().__init__(
            f"La consultation « {name} » existe déjà. Envoyez-lui des lots, "
            "ou choisissez un autre nom court."
        )
