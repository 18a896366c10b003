"""The indexes of texts, one an analysis. The words themselves lie in `search_text`, by engine."""

from datetime import datetime

from sqlalchemy import DDL, DateTime, ForeignKey, String, event
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import Base
from service.search.full_text import POSTGRESQL, SQLITE


class SearchIndex(Base):
    """How far the texts of an analysis are indexed; whole once `built_at` is set.

    `last_key` is the largest key of a contribution that is in, `texts` how many are. `form` is
    that of the words: an index of another form is made anew.
    """

    __tablename__ = "search_index"

    number: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(
        ForeignKey("analysis.id", ondelete="CASCADE"), unique=True
    )
    form: Mapped[str] = mapped_column(String(20))
    last_key: Mapped[int] = mapped_column(default=0)
    texts: Mapped[int] = mapped_column(default=0)
    built_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


# SQLAlchemy has no words for full-text tables: whoever creates all tables gets them too.
for _dialect, _statements in (("sqlite", SQLITE), ("postgresql", POSTGRESQL)):
    for _statement in _statements:
        _ddl = DDL(_statement.replace("%", "%%")).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]
        event.listen(Base.metadata, "after_create", _ddl)
