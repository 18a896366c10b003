"""What came in: import reports, and single contributions with their passages."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Assignment, Theme
from service.batches.schemas import BatchOut, ContributionOut, FileOut, PassageOut, RejectedOut
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


def describe_contribution(
    session: Session, consultation: str, found: Contribution, analysis: str | None
) -> ContributionOut:
    """Return a contribution with the passages that an analysis cut, none without analysis."""
    return ContributionOut(
        id=found.id,
        consultation=consultation,
        analysis=analysis,
        text=found.text,
        blank=found.blank,
        duplicate_of=found.duplicate_of,
        question=found.question,
        territory=found.territory,
        territory_name=load_gazetteer().name(found.territory),
        channel=found.channel,
        audience=found.audience,
        date=found.date,
        file=found.file,
        row=found.row,
        passages=_passages(session, found, analysis) if analysis else (),
    )


def _passages(session: Session, found: Contribution, analysis: str) -> tuple[PassageOut, ...]:
    titles = select(Theme.id, Theme.title).where(Theme.analysis_id == analysis)
    named = {row.id: row.title for row in session.execute(titles)}
    query = (
        select(Assignment)
        .where(Assignment.contribution_key == found.key, Assignment.analysis_id == analysis)
        .order_by(Assignment.passage, Assignment.key)
    )
    return tuple(_passage(found.text, row, named) for row in session.scalars(query))


def _passage(text: str, row: Assignment, named: dict[str, str]) -> PassageOut:
    values: dict[str, Any] = {
        name: getattr(row, name) for name in PassageOut.model_fields if hasattr(row, name)
    }
    return PassageOut(
        **values,
        text=text[row.start : row.end],
        theme_title=named.get(row.theme_id, ""),
        subtheme_title=named.get(row.subtheme_id, ""),
    )
