"""Ask for analyses."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from nlp.settings import Settings
from service.analyses.settings import to_plain
from service.analyses.tables import Analysis
from service.batches.tables import Batch
from service.consultations.tables import Consultation
from service.errors import NothingToAnalyse
from service.jobs.actions import queue_job
from service.jobs.tables import Job

ANALYSE = "analyse"
"""The kind of job that analyses a consultation."""


DIGITS = 12
"""Enough to tell analyses apart, and short: hundreds of thousands of rows repeat it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """An analysis and its job. `created` is false when the same one was under way already."""

    analysis: Analysis
    job: Job
    created: bool


def start(session: Session, consultation: Consultation, settings: Settings) -> Started:
    """Queue the analysis of all batches, those on their way included; the caller commits.

    Raises:
        NothingToAnalyse: no batch was ever imported, or every import failed.
    """
    usable = exists().where(Batch.consultation_id == consultation.id, Batch.state != "failed")
    if not session.scalar(select(usable)):
        raise NothingToAnalyse(consultation.slug)
    wanted = to_plain(settings)
    if found := _under_way(session, consultation, wanted):
        job = session.get_one(Job, found.job_id)
        return Started(analysis=found, job=job, created=False)
    analysis = Analysis(
        id=uuid4().hex[:DIGITS], consultation_id=consultation.id, job_id="", settings=wanted
    )
    session.add(analysis)
    job = queue_job(session, ANALYSE, analysis.id, consultation.id)
    analysis.job_id = job.id
    session.flush()
    return Started(analysis=analysis, job=job, created=True)


def _under_way(
    session: Session, consultation: Consultation, wanted: dict[str, object]
) -> Analysis | None:
    query = (
        select(Analysis)
        .where(Analysis.consultation_id == consultation.id, Analysis.state == "queued")
        .order_by(Analysis.created_at)
    )
    return next((one for one in session.scalars(query) if one.settings == wanted), None)
