"""Accounts with passwords, sessions of browsers, and how often signing in failed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "account",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False, unique=True),
        sa.Column("secret", sa.String(300), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("territories", sa.JSON(), nullable=False),
        _moment("created_at"),
        _moment("disabled_at", nullable=True),
    )
    op.create_table(
        "web_session",
        sa.Column("digest", sa.String(64), primary_key=True),
        _link("token_id", "access_token.id"),
        _link("account_id", "account.id"),
        _moment("created_at"),
        _moment("seen_at"),
    )
    op.create_table(
        "failed_sign_in",
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        _moment("last_at"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("failed_sign_in", "web_session", "account"):
        op.drop_table(table)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(name: str, target: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(32), sa.ForeignKey(target, ondelete="CASCADE"), nullable=True)
