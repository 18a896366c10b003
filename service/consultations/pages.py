"""The start page: the consultations, how far each is, and what to do next."""

import re
from typing import Any
from unicodedata import normalize

from fastapi import APIRouter, Request
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from nlp.errors import AssisesError
from service.accounts.roles import Principal
from service.batches.tables import Batch
from service.consultations.actions import NewConsultation, ensure_consultation
from service.consultations.errors import ConsultationExists
from service.consultations.queries import all_consultations
from service.consultations.tables import Consultation
from service.deps import AnalystDep, Desk
from service.jobs.tables import Job
from service.web.forms import FormDep
from service.web.rendering import Shown, fresh_page

router = APIRouter(include_in_schema=False)

LONGEST_SLUG = 80


@router.get("/")
def start(request: Request) -> Response:
    """Show what there is; to who has not signed in, only what this is."""
    return show_start(request)


def show_start(request: Request, refused: AssisesError | None = None) -> Response:
    """Return the start page, with why a consultation could not be created."""
    desk: Desk = request.app.state.desk
    who: Principal | None = request.state.principal
    values: dict[str, Any] = {
        "section": "accueil",
        "consultations": [],
        "last": {},
        "busy": {},
        "refused": refused,
    }
    if who is not None:
        with desk.reading() as session:
            values["consultations"] = all_consultations(session)
            values["last"] = last_batches(session)
            values["busy"] = running_jobs(session)
    return fresh_page(request, Shown("start.html", values, 422 if refused else 200))


@router.post("/consultations")
def add_consultation(exchange: AnalystDep, form: FormDep) -> Response:
    """Create a consultation, and go on to its batches."""
    name = str(form.get("nom", "")).strip()
    wanted = NewConsultation(slug=slug_of(str(form.get("nom_court", "")) or name), name=name)
    try:
        _create(exchange.desk, wanted)
    except AssisesError as refused:
        return show_start(exchange.request, refused)
    return RedirectResponse(f"/consultations/{wanted.slug}/lots", 303)


def _create(desk: Desk, wanted: NewConsultation) -> None:
    with desk.writing() as session:
        _, created = ensure_consultation(session, wanted)
        if not created:
            raise ConsultationExists(wanted.slug)
        session.commit()


def slug_of(name: str) -> str:
    """Return a short name for addresses: small letters without accents, digits, hyphens."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-")


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
