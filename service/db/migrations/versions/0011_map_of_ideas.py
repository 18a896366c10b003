"""The points of the map of ideas. Older analyses have none."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "idea_point",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("analysis_id", "analysis.id", sa.String(32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        _link("contribution_key", "contribution.key", sa.Integer(), nullable=True),
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
    )
    op.create_index("ix_idea_point_analysis", "idea_point", ["analysis_id", "place"])
    op.create_index("ix_idea_point_contribution_key", "idea_point", ["contribution_key"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("idea_point")


def _link(name: str, target: str, kind: TypeEngine[Any], *, nullable: bool) -> sa.Column[Any]:
    return sa.Column(name, kind, sa.ForeignKey(target, ondelete="CASCADE"), nullable=nullable)
