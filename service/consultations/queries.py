"""The consultations and how far each of them is."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.analyses.tables import Analysis, Theme
from service.analyses.unread import unread_by
from service.batches.tables import Batch, Contribution
from service.consultations.schemas import ConsultationOut
from service.consultations.tables import Consultation
from service.errors import UnknownConsultation


def find_consultation(session: Session, slug: str) -> Consultation:
    """Return the consultation of that slug.

    Raises:
        UnknownConsultation: there is none.
    """
    found = session.scalar(select(Consultation).where(Consultation.slug == slug))
    if found is None:
        raise UnknownConsultation(slug)
    return found


def all_consultations(session: Session) -> list[ConsultationOut]:
    """Return the consultations by slug, with the counts of their latest finished analysis."""
    found = list(session.scalars(select(Consultation).order_by(Consultation.slug)))
    return _described(session, found)


def one_consultation(session: Session, slug: str) -> ConsultationOut:
    """Return one consultation with the counts of its latest finished analysis.

    Raises:
        UnknownConsultation: there is none of that slug.
    """
    return _described(session, [find_consultation(session, slug)])[0]


def _described(session: Session, found: Sequence[Consultation]) -> list[ConsultationOut]:
    batches = _counts(session, Batch.consultation_id)
    contributions = _counts(session, Contribution.consultation_id)
    latest = _latest(session)
    return [
        ConsultationOut(
            slug=one.slug,
            name=one.name,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            fictional=one.fictional,
            batches=batches.get(one.id, 0),
            contributions=contributions.get(one.id, 0),
            **_coverage(session, latest.get(one.id)),
        )
        for one in found
    ]


def _counts(session: Session, column: Any) -> dict[int, int]:
    query = select(column, func.count()).group_by(column)
    return {row[0]: row[1] for row in session.execute(query)}


def _latest(session: Session) -> Mapping[int, Analysis]:
    query = (
        select(Analysis)
        .where(Analysis.state == "done")
        .order_by(Analysis.created_at, Analysis.id.desc())
    )
    return {one.consultation_id: one for one in session.scalars(query)}


def _coverage(session: Session, analysis: Analysis | None) -> dict[str, Any]:
    if analysis is None:
        return {}
    account: dict[str, Any] = analysis.account
    themes = select(func.count()).where(Theme.analysis_id == analysis.id, Theme.level == 1)
    unread = unread_by(session, analysis)
    return {
        "analysis": analysis.id,
        "received": account.get("received"),
        "analysed": account.get("analysed"),
        "passages": account.get("passages"),
        "residual_passages": sum((account.get("residual") or {}).values()),
        "themes": session.scalar(themes),
        "unread_batches": unread.batches,
        "unread_contributions": unread.contributions,
    }
