"""Ask for work to be done."""

from uuid import uuid4

from sqlalchemy.orm import Session

from service.jobs.tables import Job


def queue_job(session: Session, kind: str, subject: str, consultation_id: int) -> Job:
    """Add a job for the worker; the row is the request, so it is asked for when committed."""
    job = Job(id=uuid4().hex, kind=kind, subject=subject, consultation_id=consultation_id)
    session.add(job)
    return job
