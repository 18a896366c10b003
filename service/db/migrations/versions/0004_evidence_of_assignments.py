"""What speaks for each assignment: words and nearest exemplar. Older analyses have none."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("assignment", sa.Column("terms", sa.Text(), nullable=False, server_default=""))
    exemplar = sa.Column("exemplar", sa.Integer(), nullable=False, server_default="-1")
    op.add_column("assignment", exemplar)


def downgrade() -> None:
    """Drop the columns."""
    for column in ("exemplar", "terms"):
        op.drop_column("assignment", column)
