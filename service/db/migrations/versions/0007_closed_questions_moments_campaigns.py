"""Counts of closed questions, themes over time, campaigns. Earlier analyses have none of them.

Closed questions are counted again when a batch or an analysis ends.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0007"
down_revision = "0006"

TABLES = (
    "campaign_member", "campaign", "theme_moment", "closed_theme", "closed_tally",
    "closed_question",
)  # fmt: skip
"""The dependent ones first."""


def upgrade() -> None:
    """Create the tables."""
    _closed()
    _closed_theme()
    _theme_moment()
    _campaign()


def downgrade() -> None:
    """Drop the tables."""
    for table in TABLES:
        op.drop_table(table)


def _closed() -> None:
    op.create_table(
        "closed_question",
        _link("consultation_id", "consultation.id", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(16), primary_key=True),
        _whole("position"),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("multiple", sa.Boolean(), nullable=False),
        _whole("repeated"),
        sa.Column("digest", sa.String(32), nullable=False),
    )
    op.create_table(
        "closed_tally",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("consultation_id", "consultation.id", sa.Integer(), primary_key=False),
        sa.Column("question_id", sa.String(16), nullable=False),
        *_place(),
        sa.Column("audience", sa.Text(), nullable=False),
        *(_whole(name) for name in ("base", "non_answers", "unknown")),
        sa.Column("chosen", sa.JSON(), nullable=False),
    )
    by_place = ["consultation_id", "territory", "channel", "audience"]
    op.create_index("ix_closed_tally_place", "closed_tally", by_place)
    by_question = ["consultation_id", "question_id", "channel", "audience"]
    op.create_index("ix_closed_tally_question", "closed_tally", by_question)


def _closed_theme() -> None:
    op.create_table(
        "closed_theme",
        _link("analysis_id", "analysis.id", sa.String(32), primary_key=True),
        sa.Column("question_id", sa.String(16), primary_key=True),
        sa.Column("territory", sa.String(5), primary_key=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("multiple", sa.Boolean(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
    )


def _theme_moment() -> None:
    op.create_table(
        "theme_moment",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("analysis_id", "analysis.id", sa.String(32), primary_key=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        *_place(),
        sa.Column("period", sa.String(10), nullable=False),
        *(_whole(name) for name in ("contributions", "texts", "contributors")),
    )
    columns = ["analysis_id", "theme_id", "territory", "channel", "period"]
    op.create_index("ix_theme_moment_theme", "theme_moment", columns)


def _campaign() -> None:
    op.create_table(
        "campaign",
        _link("analysis_id", "analysis.id", sa.String(32), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        *(_whole(name) for name in ("contributions", "texts", "contributors")),
        sa.Column("territories", sa.JSON(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
    )
    op.create_table(
        "campaign_member",
        _link("analysis_id", "analysis.id", sa.String(32), primary_key=True),
        _link("contribution_key", "contribution.key", sa.Integer(), primary_key=True),
        _whole("number"),
    )
    name, columns = "ix_campaign_member_contribution_key", ["contribution_key"]
    op.create_index(name, "campaign_member", columns)


def _place() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
    )


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _link(name: str, target: str, kind: TypeEngine[Any], *, primary_key: bool) -> sa.Column[Any]:
    reference = sa.ForeignKey(target, ondelete="CASCADE")
    return sa.Column(name, kind, reference, primary_key=primary_key, nullable=False)
