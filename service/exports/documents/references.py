"""The numbers by which a document calls its quotations, and the table of where they are."""

from service.exports.documents.blocks import Quote, Table, text_of
from service.exports.documents.wording import provenance
from service.synthesis.values import Quotation


class References:
    """Numbers quotations in the order in which they are quoted."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[Quotation, int] = {}

    def quote(self, quotation: Quotation, opening: str = "") -> Quote:
        """Return the block of a quotation, with its number."""
        return Quote(
            text=text_of(quotation.text),
            reference=f"{text_of(provenance(quotation))} [{self.call(quotation)}]",
            opening=opening,
            cut=quotation.cut,
        )

    def call(self, quotation: Quotation) -> str:
        """Return the number of a quotation: "V3"."""
        number = self._numbers.setdefault(quotation, len(self._numbers) + 1)
        return f"V{number}"

    def table(self) -> Table | None:
        """Return which characters of which contribution each quotation is, None without any."""
        if not self._numbers:
            return None
        return Table(
            caption="Références des citations",
            header=("N°", "Contribution", "Caractères", "Provenance"),
            rows=[
                (self.call(one), one.contribution_id, f"{one.start} à {one.end}",
                 text_of(provenance(one)))
                for one in self._numbers
            ],
            widths=(0.08, 0.3, 0.17, 0.45),
        )  # fmt: skip
