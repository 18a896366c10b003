"""What came in: import reports and refused rows; which contribution is meant."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.batches.schemas import BatchOut, FileOut, RejectedOut
from service.batches.tables import Batch, Contribution, RejectedRow, Upload
from service.consultations.queries import find_consultation
from service.consultations.tables import Consultation
from service.errors import UnknownBatch, UnknownContribution
from service.web.paging import Page, Paging, check_page


def find_batch(session: Session, consultation: str, batch: str) -> Batch:
    """Return a batch of a consultation.

    Raises:
        UnknownConsultation, UnknownBatch: there is none.
    """
    owner = find_consultation(session, consultation)
    found = session.get(Batch, batch)
    if found is None or found.consultation_id != owner.id:
        raise UnknownBatch(batch)
    return found


def remembered_mapping(session: Session, consultation: str) -> dict[str, Any]:
    """Return what a consultation has learned of columns: role → column(s); empty if it is new."""
    query = select(Consultation.mapping).where(Consultation.slug == consultation)
    return session.scalar(query) or {}


def describe_batch(session: Session, consultation: str, found: Batch, paging: Paging) -> BatchOut:
    """Return a batch with its files, its report and one page of its refused rows.

    Raises:
        PageOutOfRange: the page is beyond the last one.
    """
    rejected = rejected_rows(session, found.id, paging)
    files = select(Upload).where(Upload.batch_id == found.id).order_by(Upload.position)
    return BatchOut(
        id=found.id,
        consultation=consultation,
        job=found.job_id,
        state=found.state,
        created_at=found.created_at,
        files=tuple(
            FileOut(name=one.name, size=one.size, sha256=one.sha256)
            for one in session.scalars(files)
        ),
        options=found.options,
        report=found.report,
        rejected_total=rejected.total,
        rejected=tuple(rejected.items),
    )


def rejected_rows(session: Session, batch: str, paging: Paging) -> Page[RejectedOut]:
    """Return one page of the refused rows of a batch, in the order of the files.

    Raises:
        PageOutOfRange: the page is beyond the last one.
    """
    here = RejectedRow.batch_id == batch
    total = session.scalar(select(func.count()).select_from(RejectedRow).where(here)) or 0
    pages = check_page(paging, total)
    query = select(RejectedRow).where(here).order_by(RejectedRow.key)
    rows = session.scalars(query.offset(paging.offset).limit(paging.size))
    items = [_rejected(row) for row in rows]
    return Page[RejectedOut](
        items=items, page=paging.page, pages=pages, size=paging.size, total=total
    )


def _rejected(row: RejectedRow) -> RejectedOut:
    return RejectedOut(file=row.file, row=row.row, reason=row.reason, set_aside=row.set_aside)


def find_contribution(session: Session, consultation: str, contribution: str) -> Contribution:
    """Return a contribution of a consultation.

    Raises:
        UnknownConsultation, UnknownContribution: there is none.
    """
    owner = find_consultation(session, consultation)
    query = select(Contribution).where(
        Contribution.consultation_id == owner.id, Contribution.id == contribution
    )
    found = session.scalar(query)
    if found is None:
        raise UnknownContribution(contribution)
    return found
