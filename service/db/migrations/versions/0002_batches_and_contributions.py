"""Batches and what comes in with them."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
CODE_POINTS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables."""
    _batch()
    _upload()
    _contribution()
    _source_text()
    _closed_answer()
    _rejected_row()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in (
        "rejected_row",
        "closed_answer",
        "source_text",
        "contribution",
        "upload",
        "batch",
    ):
        op.drop_table(table)


def _batch() -> None:
    op.create_table(
        "batch",
        sa.Column("id", sa.String(32), primary_key=True),
        _link("consultation_id", "consultation.id", sa.Integer(), primary_key=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("consultation_id", "content_hash"),
    )


def _upload() -> None:
    op.create_table(
        "upload",
        _link("batch_id", "batch.id", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
    )


def _contribution() -> None:
    op.create_table(
        "contribution",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("consultation_id", "consultation.id", sa.Integer(), primary_key=False),
        _link("batch_id", "batch.id", sa.String(32), primary_key=False),
        sa.Column("id", CODE_POINTS, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(32), nullable=False),
        sa.Column("blank", sa.Boolean(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("contributor", sa.String(64), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("duplicate_of", sa.Text(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.UniqueConstraint("consultation_id", "id"),
    )
    _contribution_indexes()


def _contribution_indexes() -> None:
    op.create_index("ix_contribution_batch_id", "contribution", ["batch_id"])
    op.create_index(
        "ix_contribution_consultation_id_territory",
        "contribution",
        ["consultation_id", "territory"],
    )
    op.create_index(
        "ix_contribution_consultation_id_text_hash",
        "contribution",
        ["consultation_id", "text_hash"],
    )


def _source_text() -> None:
    op.create_table(
        "source_text",
        _link("contribution_key", "contribution.key", sa.Integer(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
    )


def _closed_answer() -> None:
    op.create_table(
        "closed_answer",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("consultation_id", "consultation.id", sa.Integer(), primary_key=False),
        _link("batch_id", "batch.id", sa.String(32), primary_key=False),
        sa.Column("contributor", sa.String(64), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
    )
    op.create_index("ix_closed_answer_batch_id", "closed_answer", ["batch_id"])
    op.create_index("ix_closed_answer_consultation_id", "closed_answer", ["consultation_id"])


def _rejected_row() -> None:
    op.create_table(
        "rejected_row",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("batch_id", "batch.id", sa.String(32), primary_key=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_aside", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_rejected_row_batch_id", "rejected_row", ["batch_id"])


def _link(name: str, target: str, kind: TypeEngine[Any], *, primary_key: bool) -> sa.Column[Any]:
    reference = sa.ForeignKey(target, ondelete="CASCADE")
    return sa.Column(name, kind, reference, primary_key=primary_key, nullable=False)
