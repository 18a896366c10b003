"""Analyses and what they find."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    _analysis()
    _theme()
    _assignment()
    _cell()


def downgrade() -> None:
    """Drop the tables, the dependent ones first."""
    for table in ("cell", "assignment", "theme", "analysis"):
        op.drop_table(table)


def _analysis() -> None:
    op.create_table(
        "analysis",
        sa.Column("id", sa.String(32), primary_key=True),
        _link("consultation_id", "consultation.id", sa.Integer(), primary_key=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("encoder", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.Column("account", sa.JSON(), nullable=False),
        sa.Column("quality", sa.JSON(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
    )
    op.create_index(
        "ix_analysis_consultation_id_state_created_at",
        "analysis",
        ["consultation_id", "state", "created_at"],
    )


def _theme() -> None:
    op.create_table(
        "theme",
        _link("analysis_id", "analysis.id", sa.String(32), primary_key=True),
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.String(40), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("exemplars", sa.JSON(), nullable=False),
        sa.Column("contributions", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("contributors", sa.Integer(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("stability", sa.Double(), nullable=False),
    )


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("analysis_id", "analysis.id", sa.String(32), primary_key=False),
        _link("contribution_key", "contribution.key", sa.Integer(), primary_key=False),
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("passage", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("subtheme_id", sa.String(40), nullable=False),
        sa.Column("strength", sa.Double(), nullable=False),
        sa.Column("runner_up_id", sa.String(40), nullable=False),
        sa.Column("margin", sa.Double(), nullable=False),
    )
    op.create_index("ix_assignment_contribution", "assignment", ["contribution_key"])
    op.create_index(
        "ix_assignment_subtheme", "assignment", ["analysis_id", "subtheme_id", "territory"]
    )
    op.create_index("ix_assignment_theme", "assignment", ["analysis_id", "theme_id", "territory"])


def _cell() -> None:
    op.create_table(
        "cell",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("analysis_id", "analysis.id", sa.String(32), primary_key=False),
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.String(20), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("contributions", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("contributors", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.Column("specificity", sa.Double(), nullable=False),
        sa.Column("q_value", sa.Double(), nullable=False),
        sa.Column("flag", sa.String(20), nullable=False),
    )
    op.create_index(
        "ix_cell_territory", "cell", ["analysis_id", "territory", "channel", "audience"]
    )
    op.create_index("ix_cell_theme", "cell", ["analysis_id", "theme_id", "channel", "audience"])


def _link(name: str, target: str, kind: TypeEngine[Any], *, primary_key: bool) -> sa.Column[Any]:
    reference = sa.ForeignKey(target, ondelete="CASCADE")
    return sa.Column(name, kind, reference, primary_key=primary_key, nullable=False)
