"""The campaigns that an analysis found, and the contributions that belong to them."""

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import Base


class Campaign(Base):
    """A campaign as `nlp.types.Campaign`; `number` counts from 1, the largest first."""

    __tablename__ = "campaign"

    analysis_id: Mapped[str] = mapped_column(
        ForeignKey("analysis.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    contributions: Mapped[int]
    texts: Mapped[int]
    contributors: Mapped[int]
    territories: Mapped[list[str]] = mapped_column(JSON)
    channels: Mapped[list[str]] = mapped_column(JSON)


class CampaignMember(Base):
    """A contribution of a campaign; each belongs to one at most."""

    __tablename__ = "campaign_member"

    analysis_id: Mapped[str] = mapped_column(
        ForeignKey("analysis.id", ondelete="CASCADE"), primary_key=True
    )
    contribution_key: Mapped[int] = mapped_column(
        ForeignKey("contribution.key", ondelete="CASCADE"), primary_key=True, index=True
    )
    number: Mapped[int]
