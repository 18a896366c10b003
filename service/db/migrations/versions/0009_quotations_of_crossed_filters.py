"""Quotations chosen for several filters at once: the names of their fields need more room."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

SHORT, LONG = sa.String(10), sa.String(30)


def upgrade() -> None:
    """Make the scope of quotations longer."""
    with op.batch_alter_table("quotation") as table:
        table.alter_column("scope", existing_type=SHORT, type_=LONG, existing_nullable=False)


def downgrade() -> None:
    """Forget what does not fit, and make it shorter again."""
    op.execute("DELETE FROM quotation WHERE length(scope) > 10")
    with op.batch_alter_table("quotation") as table:
        table.alter_column("scope", existing_type=LONG, type_=SHORT, existing_nullable=False)
