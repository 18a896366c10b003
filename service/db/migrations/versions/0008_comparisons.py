"""Specificities, words of parts and quotations, kept by the analyses. Older ones have none."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0008"
down_revision = "0007"

CODE_POINTS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables."""
    _specificity()
    _part_word()
    _quotation()


def downgrade() -> None:
    """Drop the tables."""
    for table in ("quotation", "part_word", "specificity"):
        op.drop_table(table)


def _specificity() -> None:
    op.create_table(
        "specificity",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("analysis_id", "analysis.id", sa.String(32)),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("unit", sa.String(14), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("part", CODE_POINTS, nullable=False),
        sa.Column("other", CODE_POINTS, nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        *_counts(),
        sa.Column("q_published", sa.Double(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
    )
    op.create_index(
        "ix_specificity_part", "specificity", ["analysis_id", "way", "unit", "level", "part"]
    )
    op.create_index(
        "ix_specificity_theme", "specificity", ["analysis_id", "theme_id", "way", "unit"]
    )


def _part_word() -> None:
    op.create_table(
        "part_word",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("analysis_id", "analysis.id", sa.String(32)),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("part", CODE_POINTS, nullable=False),
        sa.Column("side", sa.String(5), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        *_counts(),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        _link("contribution_key", "contribution.key", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
    )
    op.create_index("ix_part_word_part", "part_word", ["analysis_id", "way", "part", "side"])
    op.create_index("ix_part_word_contribution_key", "part_word", ["contribution_key"])


def _quotation() -> None:
    op.create_table(
        "quotation",
        sa.Column("key", sa.Integer(), primary_key=True),
        _link("analysis_id", "analysis.id", sa.String(32)),
        sa.Column("territory", sa.String(5), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("scope", sa.String(10), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        _link("contribution_key", "contribution.key", sa.Integer()),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("strength", sa.Double(), nullable=False),
    )
    op.create_index(
        "ix_quotation_place", "quotation", ["analysis_id", "territory", "scope", "theme_id"]
    )
    op.create_index("ix_quotation_contribution_key", "quotation", ["contribution_key"])


def _counts() -> list[sa.Column[Any]]:
    numbers = ("total", "base", "marked", "seen", "people")
    shares = ("share", "low", "high", "specificity", "p_value", "q_value")
    return [
        *(sa.Column(name, sa.Integer(), nullable=False) for name in numbers),
        *(sa.Column(name, sa.Double(), nullable=False) for name in shares),
    ]


def _link(
    name: str, target: str, kind: TypeEngine[Any], *, nullable: bool = False
) -> sa.Column[Any]:
    return sa.Column(name, kind, sa.ForeignKey(target, ondelete="CASCADE"), nullable=nullable)
