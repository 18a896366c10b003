"""What came after an analysis, so that nobody takes its figures for those of all that is there."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.analyses.tables import Analysis
from service.batches.tables import Batch, Contribution


@dataclass(frozen=True, slots=True)
class Unread:
    """Finished batches that an analysis has not read, and the contributions they brought."""

    batches: int = 0
    contributions: int = 0


def unread_by(session: Session, analysis: Analysis) -> Unread:
    """Return what an analysis has not read; nothing where its manifest names no batch."""
    read: Any = analysis.manifest.get("batches", ())
    if not read:
        return Unread()
    done = select(Batch.id).where(
        Batch.consultation_id == analysis.consultation_id, Batch.state == "done"
    )
    late = sorted({*session.scalars(done)} - {one["id"] for one in read})
    if not late:
        return Unread()
    count = select(func.count()).where(Contribution.batch_id.in_(late))
    return Unread(len(late), session.scalar(count) or 0)
