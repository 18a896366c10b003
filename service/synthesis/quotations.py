"""Every quotation of a document, checked against the texts before a byte is written."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.batches.tables import Contribution
from service.errors import ServiceError
from service.synthesis.values import Quotation

AT_ONCE = 500


class QuotationMismatch(ServiceError):
    """A quotation is not what the contribution says: the export stops."""

    slug = "citation-inexacte"
    status = 409

    def __init__(self, contribution: str, start: int, end: int) -> None:
        """Keep which stretch of which contribution was to be quoted."""
        self.contribution, self.start, self.end = contribution, start, end
        super().__init__(
            f"Export arrêté : la citation tirée de la contribution « {contribution} » "
            f"(caractères {start} à {end}) n'est pas, mot pour mot, dans son texte publiable. "
            "Aucun fichier n'est écrit. Relancez l'analyse, puis l'export ; si l'erreur revient, "
            "signalez l'identifiant de la contribution à l'analyste."
        )


def quotations_in(value: Any) -> Iterator[Quotation]:
    """Yield the quotations inside a frozen value, in the order in which they are written."""
    if isinstance(value, Quotation):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from quotations_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from quotations_in(each)


def check_quotations(session: Session, consultation: int, value: Any) -> int:
    """Return how many quotations a value holds, each compared with the text it is taken from.

    Raises:
        QuotationMismatch: one of them is not text[start:end], or its contribution is gone.
    """
    found = list(dict.fromkeys(quotations_in(value)))
    texts = _texts(session, consultation, sorted({one.contribution_id for one in found}))
    for one in found:
        text = texts.get(one.contribution_id, "")
        inside = 0 <= one.start < one.end <= len(text)
        if not inside or text[one.start : one.end] != one.text:
            raise QuotationMismatch(one.contribution_id, one.start, one.end)
    return len(found)


def _texts(session: Session, consultation: int, ids: Sequence[str]) -> dict[str, str]:
    query = select(Contribution.id, Contribution.text)
    of_here = query.where(Contribution.consultation_id == consultation)
    texts: dict[str, str] = {}
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        rows = session.execute(of_here.where(Contribution.id.in_(part)))
        texts.update({row.id: row.text for row in rows})
    return texts
