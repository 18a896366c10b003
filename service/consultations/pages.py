"""The start page: the consultations, how far each is, and what to do next."""

from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.responses import Response

from service.accounts.roles import Principal
from service.batches.tables import Batch
from service.consultations.queries import all_consultations
from service.consultations.tables import Consultation
from service.deps import Desk
from service.jobs.tables import Job
from service.web.rendering import Shown, fresh_page

router = APIRouter(include_in_schema=False)


@router.get("/")
def show_start(request: Request) -> Response:
    """Show what there is; to who has not signed in, only what this is."""
    desk: Desk = request.app.state.desk
    who: Principal | None = request.state.principal
    values: dict[str, Any] = {"section": "accueil", "consultations": [], "last": {}, "busy": {}}
    if who is not None:
        with desk.reading() as session:
            values["consultations"] = all_consultations(session)
            values["last"] = last_batches(session)
            values["busy"] = running_jobs(session)
    return fresh_page(request, Shown("start.html", values))


def last_batches(session: Session) -> dict[str, str]:
    """Return when the last batch of each consultation came, by slug (ISO 8601)."""
    query = (
        select(Consultation.slug, func.max(Batch.created_at))
        .join(Batch, Batch.consultation_id == Consultation.id)
        .group_by(Consultation.slug)
    )
    return {slug: moment.isoformat() for slug, moment in session.execute(query)}


def running_jobs(session: Session) -> dict[str, Job]:
    """Return a job that waits or runs, by the slug of its consultation."""
    query = (
        select(Consultation.slug, Job)
        .join(Job, Job.consultation_id == Consultation.id)
        .where(Job.state.in_(("queued", "running")))
        .order_by(Job.created_at)
    )
    return {row[0]: row[1] for row in session.execute(query)}
