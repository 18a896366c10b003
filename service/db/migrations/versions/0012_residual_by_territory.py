"""Passages without theme by territory. Older analyses have none."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the table."""
    link = sa.ForeignKey("analysis.id", ondelete="CASCADE")
    op.create_table(
        "residual",
        sa.Column("analysis_id", sa.String(32), link, primary_key=True),
        sa.Column("territory", sa.String(5), primary_key=True),
        sa.Column("passages", sa.Integer(), nullable=False),
        sa.Column("residual", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("residual")
