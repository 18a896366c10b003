"""What an analysis keeps of each territory beside the cells of themes."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import Base


class Residual(Base):
    """Passages with content of a territory and all below it, and those of them without theme.

    Copies are not counted, as in the account of the analysis.
    """

    __tablename__ = "residual"

    analysis_id: Mapped[str] = mapped_column(
        ForeignKey("analysis.id", ondelete="CASCADE"), primary_key=True
    )
    territory: Mapped[str] = mapped_column(String(5), primary_key=True)
    passages: Mapped[int]
    residual: Mapped[int]
