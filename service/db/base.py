"""What all tables share: one registry, names for constraints, and moments in UTC."""

from datetime import UTC, datetime

from sqlalchemy import JSON, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Named constraints can be changed by later migrations, on SQLite too."""


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {dict[str, object]: JSON, list[dict[str, object]]: JSON}


CODE_POINTS = Text().with_variant(Text(collation="C"), "postgresql")
"""Text ordered by code point on every database, as Python orders it."""


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)
