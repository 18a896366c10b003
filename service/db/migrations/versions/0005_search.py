"""The words of texts, to search them: FTS5 on SQLite, a text vector on PostgreSQL.

Analyses that ended before are indexed by « assises search », or by their next run.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_text USING fts5(
        words, columnsize=0, tokenize="ascii tokenchars '_'"
    )
    """,
    """
    CREATE TRIGGER search_follows_contribution AFTER DELETE ON contribution BEGIN
        DELETE FROM search_text WHERE rowid IN (
            SELECT number * 2147483648 + old.key * 1540483477 % 2147483648 FROM search_index
        );
    END
    """,
    """
    CREATE TRIGGER search_follows_index AFTER DELETE ON search_index BEGIN
        DELETE FROM search_text
        WHERE rowid >= old.number * 2147483648 AND rowid < (old.number + 1) * 2147483648;
    END
    """,
)

POSTGRESQL = (
    """
    CREATE TABLE search_text (
        slot BIGINT PRIMARY KEY,
        number INTEGER NOT NULL REFERENCES search_index (number) ON DELETE CASCADE,
        contribution_key INTEGER NOT NULL REFERENCES contribution (key) ON DELETE CASCADE,
        words TSVECTOR NOT NULL
    )
    """,
    "CREATE INDEX ix_search_text_words ON search_text USING gin (words)",
    "CREATE INDEX ix_search_text_number ON search_text (number)",
    "CREATE INDEX ix_search_text_contribution_key ON search_text (contribution_key)",
)


def upgrade() -> None:
    """Create the table of indexes, and that of words as the engine has it."""
    op.create_table(
        "search_index",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column(
            "analysis_id",
            sa.String(32),
            sa.ForeignKey("analysis.id", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("last_key", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("built_at", sa.DateTime(timezone=True), nullable=True),
    )
    for statement in POSTGRESQL if _on_postgresql() else SQLITE:
        op.execute(statement)


def downgrade() -> None:
    """Drop them, and what follows deletions."""
    if not _on_postgresql():
        op.execute("DROP TRIGGER search_follows_contribution")
        op.execute("DROP TRIGGER search_follows_index")
    op.execute("DROP TABLE search_text")
    op.drop_table("search_index")


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
