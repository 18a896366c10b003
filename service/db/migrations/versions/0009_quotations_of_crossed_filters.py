"""Quotations of crossed filters, found by their values; the strongest passages of a theme."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

SHORT, LONG = sa.String(10), sa.String(30)
BEFORE, AFTER = "ix_quotation_place", "ix_quotation_part"
STRONGEST = {
    "ix_assignment_strongest": "theme_id",
    "ix_assignment_strongest_below": "subtheme_id",
}
PLACE = ("analysis_id", "territory", "scope")


def upgrade() -> None:
    """Make the scope longer, add the part, and find quotations by it."""
    op.drop_index(BEFORE, "quotation")
    with op.batch_alter_table("quotation") as table:
        table.alter_column("scope", existing_type=SHORT, type_=LONG, existing_nullable=False)
        table.add_column(sa.Column("part", sa.String(16), nullable=False, server_default=""))
    op.create_index(AFTER, "quotation", [*PLACE, "part", "theme_id"])
    for name, theme in STRONGEST.items():
        op.create_index(name, "assignment", ["analysis_id", theme, "strength"])


def downgrade() -> None:
    """Forget what does not fit, and the parts."""
    for name in STRONGEST:
        op.drop_index(name, "assignment")
    op.drop_index(AFTER, "quotation")
    op.execute("DELETE FROM quotation WHERE length(scope) > 10")
    with op.batch_alter_table("quotation") as table:
        table.drop_column("part")
        table.alter_column("scope", existing_type=LONG, type_=SHORT, existing_nullable=False)
    op.create_index(BEFORE, "quotation", [*PLACE, "theme_id"])
