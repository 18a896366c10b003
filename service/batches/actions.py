"""Submit batches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.intake import IntakeFile, IntakeOptions
from service.batches.options import Kept, content_hash, options_of
from service.batches.tables import Batch, Upload
from service.consultations.tables import Consultation
from service.home import Home, keep_upload
from service.jobs.actions import queue_job
from service.jobs.tables import Job

IMPORT = "import"
"""The kind of job that imports a batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The batch of a submission and its job. `created` is false when it was known already."""

    batch: Batch
    job: Job
    created: bool


def keep_files(home: Home, files: Sequence[IntakeFile]) -> list[Kept]:
    """Copy the files into the uploads; do this before `submit`, while no transaction is open.

    Raises:
        StateFolderReadOnly, DiskFull: they cannot be kept.
    """
    return [
        Kept(file=file, sha256=keep_upload(home, file.path), size=file.path.stat().st_size)
        for file in files
    ]


def submit(
    session: Session, consultation: Consultation, kept: Sequence[Kept], options: IntakeOptions
) -> Submitted:
    """Queue the import of some files; the caller commits.

    The same content is the same batch, with the job that imports it. A batch whose import failed
    gets a new job.
    """
    remembered = {**consultation.mapping, **options.remembered}
    how = options_of(kept, replace(options, remembered=remembered))  # type: ignore[arg-type]
    digest = content_hash(kept, how)
    found = session.scalar(
        select(Batch).where(Batch.consultation_id == consultation.id, Batch.content_hash == digest)
    )
    if found is not None and found.state != "failed":
        job = session.get_one(Job, found.job_id)
        return Submitted(batch=found, job=job, created=False)
    batch = found or _batch(session, consultation, kept, digest)
    batch.options, batch.state = how.to_json(), "queued"
    job = queue_job(session, IMPORT, batch.id, consultation.id)
    batch.job_id = job.id
    session.flush()
    return Submitted(batch=batch, job=job, created=True)


def _batch(
    session: Session, consultation: Consultation, kept: Sequence[Kept], digest: str
) -> Batch:
    batch = Batch(id=uuid4().hex, consultation_id=consultation.id, content_hash=digest, job_id="")
    session.add(batch)
    session.flush()
    session.add_all(
        Upload(
            batch_id=batch.id,
            position=position,
            name=one.file.title,
            sha256=one.sha256,
            size=one.size,
        )
        for position, one in enumerate(kept)
    )
    return batch
