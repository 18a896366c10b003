"""The sheet of campaigns: one text, nearly, sent by several contributors."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.campaigns.queries import seen_campaigns
from service.exports.cells import Value
from service.exports.corpus import Extract
from service.exports.sheets import Column, Sheet

BETWEEN = " ; "
COLUMNS = (
    Column("Campagne", 10), Column("Contributions", 13), Column("Textes distincts", 10),
    Column("Contributeurs", 13), Column("Nombre de territoires", 12), Column("Territoires", 40),
    Column("Canaux", 24), Column("Texte le plus courant", 90),
)  # fmt: skip
NOT_YOURS = "(texte d'un territoire hors de votre périmètre)"


def campaign_sheet(session: Session, extract: Extract) -> Sheet:
    """Return the sheet of all campaigns of the analysis, with texts where the person reads them."""
    rows = _rows(session, extract)
    return Sheet(title="Campagnes", columns=COLUMNS, rows=rows, tall=True)


def _rows(session: Session, extract: Extract) -> Iterator[Sequence[Value]]:
    name = load_gazetteer().name
    for one in seen_campaigns(session, extract.analysis.id, extract.who):
        yield (
            *(one.number, one.contributions, one.texts, one.contributors),
            one.territories_total,
            BETWEEN.join(f"{name(code)} ({code})" for code in one.territories),
            BETWEEN.join(one.channels),
            NOT_YOURS if one.text is None else one.text,
        )
