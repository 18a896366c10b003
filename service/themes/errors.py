"""What can be wrong with the way themes are asked for."""

from collections.abc import Sequence

from nlp.types import Slice
from service.errors import ServiceError

SHOWN_VALUES = 12


class UnknownSlice(ServiceError):
    """No contribution has that channel, audience and question together."""

    slug = "filtre-inconnu"
    status = 404

    def __init__(self, wanted: Slice, known: Sequence[str]) -> None:
        """Keep the filters asked for and the values there are."""
        given = (wanted.channel, wanted.audience, wanted.question)
        self.wanted, self.known = tuple(value for value in given if value), tuple(known)
        values = ", ".join(f"« {value} »" for value in self.known[:SHOWN_VALUES])
        super().__init__(
            f"Aucun chiffre pour le filtre « {' + '.join(self.wanted)} ». Valeurs possibles : "
            f"{values or 'aucune'}. La liste complète est dans « slices » de l'analyse."
        )
