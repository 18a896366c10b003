"""How far the jobs are."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.consultations.tables import Consultation
from service.errors import UnknownJob
from service.jobs.schemas import JobOut
from service.jobs.tables import Job


def find_job(session: Session, job: str) -> JobOut:
    """Return a job as it is now.

    Raises:
        UnknownJob: there is none of that id.
    """
    query = (
        select(Job, Consultation.slug)
        .join(Consultation, Consultation.id == Job.consultation_id)
        .where(Job.id == job)
    )
    found = session.execute(query).first()
    if found is None:
        raise UnknownJob(job)
    row, slug = found
    values = {name: getattr(row, name) for name in JobOut.model_fields if name != "consultation"}
    return JobOut(consultation=slug, **values)
