"""The jobs, and how often each of their steps ran."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import Base, now


class Job(Base):
    """One import or analysis to be done by the worker; the row itself is the request.

    `kind` is "import" or "analyse"; `subject` is the id of the batch or analysis. `state` is
    "queued", "running", "done" or "failed". `fraction` runs from 0 to 1, `estimate` counts the
    seconds left. A failed job has a French `error`, its `error_slug`, and for the unexpected an
    `incident` that the log repeats.
    """

    __tablename__ = "job"
    __table_args__ = (Index(None, "state", "created_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(32), index=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default="queued")
    stage: Mapped[str] = mapped_column(String(60), default="")
    fraction: Mapped[float] = mapped_column(default=0.0)
    estimate: Mapped[float | None]
    error: Mapped[str] = mapped_column(Text, default="")
    error_slug: Mapped[str] = mapped_column(String(60), default="")
    incident: Mapped[str] = mapped_column(String(32), default="")
    result: Mapped[dict[str, object]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    started_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will happen to the job."""
        return self.state in ("done", "failed")


class JobStep(Base):
    """How often a step of a job was begun and ended, and the seconds of its last run."""

    __tablename__ = "job_step"

    job_id: Mapped[str] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    begun: Mapped[int] = mapped_column(default=0)
    ended: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)
