"""The batches and what came in with them."""

from datetime import datetime

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import CODE_POINTS, Base, now


class Batch(Base):
    """One submission. The same content (files and mapping) is the same batch of a consultation.

    `state` is "queued", "running", "done" or "failed". `options` says how the files are to be
    read, `report` how that went: `received` = `kept` + `duplicates` + `empty` + `refused`, the
    changes of `cleaning` by rule, `closed` answers, and `files` as `data.report` counts them.
    """

    __tablename__ = "batch"
    __table_args__ = (UniqueConstraint("consultation_id", "content_hash"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    content_hash: Mapped[str] = mapped_column(String(64))
    job_id: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(10), default="queued")
    options: Mapped[dict[str, object]] = mapped_column(default=dict)
    report: Mapped[dict[str, object]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)


class Upload(Base):
    """One file of a batch; its bytes lie under the state folder, named by `sha256`."""

    __tablename__ = "upload"

    batch_id: Mapped[str] = mapped_column(
        ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]


class Contribution(Base):
    """One publishable text. `key` joins tables; `id` is what people see, one per consultation.

    `duplicate_of` is the id of the first contribution with that text to that question;
    `changes` counts what each cleaning rule changed: `[[rule, count], ...]`.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint("consultation_id", "id"),
        Index(None, "consultation_id", "text_hash"),
        Index(None, "consultation_id", "territory"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    batch_id: Mapped[str] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), index=True)
    id: Mapped[str] = mapped_column(CODE_POINTS)
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(32))
    blank: Mapped[bool]
    question: Mapped[str] = mapped_column(Text, default="")
    territory: Mapped[str] = mapped_column(String(5))
    channel: Mapped[str] = mapped_column(Text, default="autre")
    audience: Mapped[str] = mapped_column(Text, default="")
    contributor: Mapped[str] = mapped_column(String(64), default="")
    date: Mapped[str] = mapped_column(Text, default="")
    file: Mapped[str] = mapped_column(Text, default="")
    row: Mapped[int] = mapped_column(default=0)
    duplicate_of: Mapped[str | None] = mapped_column(Text)
    changes: Mapped[list[list[object]]] = mapped_column(JSON, default=list)


class SourceText(Base):
    """The text as received: restricted, read by no endpoint."""

    __tablename__ = "source_text"

    contribution_key: Mapped[int] = mapped_column(
        ForeignKey("contribution.key", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(Text)


class ClosedAnswer(Base):
    """One answer to a closed question, as received; "" where it was left unanswered."""

    __tablename__ = "closed_answer"

    key: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(
        ForeignKey("consultation.id", ondelete="CASCADE"), index=True
    )
    batch_id: Mapped[str] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), index=True)
    contributor: Mapped[str] = mapped_column(String(64), default="")
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    territory: Mapped[str] = mapped_column(String(5))
    channel: Mapped[str] = mapped_column(Text, default="autre")
    audience: Mapped[str] = mapped_column(Text, default="")
    file: Mapped[str] = mapped_column(Text, default="")
    row: Mapped[int] = mapped_column(default=0)


class RejectedRow(Base):
    """A row that did not become a contribution, with "slug: explanation" as its reason.

    A line set aside (attendance list, page number) never was one and is not counted as received.
    """

    __tablename__ = "rejected_row"

    key: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[str] = mapped_column(ForeignKey("batch.id", ondelete="CASCADE"), index=True)
    file: Mapped[str] = mapped_column(Text)
    row: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    set_aside: Mapped[bool]
