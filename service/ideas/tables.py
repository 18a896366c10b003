"""The points of the map of ideas."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import Base


class IdeaPoint(Base):
    """A passage as a point; `place` numbers the points of an analysis from 0, by theme.

    `x` and `y` run from 0 to 10,000; a point with `contribution_key` None is the middle of a theme.
    """

    __tablename__ = "idea_point"
    __table_args__ = (Index("ix_idea_point_analysis", "analysis_id", "place"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    place: Mapped[int]
    contribution_key: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.key", ondelete="CASCADE"), index=True
    )
    territory: Mapped[str] = mapped_column(String(5))
    start: Mapped[int]
    end: Mapped[int]
    theme_id: Mapped[str] = mapped_column(String(40))
    x: Mapped[int]
    y: Mapped[int]
