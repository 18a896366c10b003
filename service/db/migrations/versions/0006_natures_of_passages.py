"""Constats and propositions: the nature of each passage, and those chosen for each theme."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

COLUMNS = (
    ("nature", sa.String(11)), ("axis", sa.Text()), ("actor", sa.Text()), ("stance", sa.String(6)),
)  # fmt: skip
INDEXES = (
    ("ix_statement_territory", ["analysis_id", "territory", "theme_id"]),
    ("ix_statement_contribution", ["contribution_key"]),
)


def upgrade() -> None:
    """Add the columns and create the table; older analyses have neither."""
    for name, kind in COLUMNS:
        op.add_column("assignment", sa.Column(name, kind, nullable=False, server_default=""))
    _statement()
    for name, columns in INDEXES:
        op.create_index(name, "statement", columns)


def downgrade() -> None:
    """Drop both."""
    op.drop_table("statement")
    for name, _ in reversed(COLUMNS):
        op.drop_column("assignment", name)


def _statement() -> None:
    analysis = sa.ForeignKey("analysis.id", ondelete="CASCADE")
    contribution = sa.ForeignKey("contribution.key", ondelete="CASCADE")
    op.create_table(
        "statement",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("analysis_id", sa.String(32), analysis, nullable=False),
        sa.Column("contribution_key", sa.Integer(), contribution, nullable=False),
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(11), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("contributions", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(5), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("axis", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
    )
