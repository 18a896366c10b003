"""Who took part, by channel: read from the cells, no contribution is counted."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.analyses.tables import Cell
from service.themes.view import View


@dataclass(frozen=True, slots=True)
class Turn:
    """The contributions with content that came by one channel, and their share of all (0 to 1)."""

    channel: str
    base: int
    share: float


def by_channel(session: Session, view: View) -> list[Turn]:
    """Return the channels of a territory, the largest first; filters of the view do not count."""
    query = (
        select(Cell.channel, func.max(Cell.base))
        .where(
            Cell.analysis_id == view.analysis,
            Cell.territory == view.territory,
            Cell.channel != "",
            Cell.audience == "",
            Cell.question == "",
        )
        .group_by(Cell.channel)
    )
    found = sorted(session.execute(query).all(), key=lambda row: (-row[1], row[0]))
    whole = sum(row[1] for row in found)
    return [Turn(channel, base, base / whole if whole else 0.0) for channel, base in found]
