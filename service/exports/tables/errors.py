"""What can be wrong with the name of a table."""

from collections.abc import Iterable

from service.errors import ServiceError


class UnknownTable(ServiceError):
    """No table has that name."""

    slug = "table-inconnue"
    status = 404

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Keep the name and those there are."""
        self.name, self.known = name, tuple(known)
        super().__init__(
            f"Table inconnue : « {name} ». Tables possibles : {', '.join(self.known)}."
        )
