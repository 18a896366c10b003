"""What an analysis keeps so that no request counts: specificities, words of parts, quotations."""

from collections.abc import Sequence
from hashlib import blake2b

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import CODE_POINTS, Base
from service.db.bulk import storable


class SpecificityRow(Base):
    """A theme in a part of the corpus, as `nlp.aggregate.specificities.Specificity`.

    `way` names the dimensions, joined by commas; `part` and `other` are the values of the first
    and the second. Theme "" stands for all units of a part: there `seen` is `base`. Themes that
    nobody of a part holds have a row only where that tells something. What is published leaves
    out rows that are `hidden`, and shows `q_published`.
    """

    __tablename__ = "specificity"
    __table_args__ = (
        Index("ix_specificity_part", "analysis_id", "way", "unit", "level", "part"),
        Index("ix_specificity_theme", "analysis_id", "theme_id", "way", "unit"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    way: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(14))
    level: Mapped[int]
    part: Mapped[str] = mapped_column(CODE_POINTS)
    other: Mapped[str] = mapped_column(CODE_POINTS, default="")
    theme_id: Mapped[str] = mapped_column(String(40))
    total: Mapped[int]
    base: Mapped[int]
    marked: Mapped[int]
    seen: Mapped[int]
    people: Mapped[int]
    share: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    specificity: Mapped[float]
    p_value: Mapped[float]
    q_value: Mapped[float]
    q_published: Mapped[float]
    hidden: Mapped[bool]


def mark_of(values: Sequence[str]) -> str:
    """Return what stands for values of fields in an index: values may be long."""
    joined = "\x1f".join(map(storable, values)).encode()
    return blake2b(joined, digest_size=8).hexdigest() if values else ""


class PartWord(Base):
    """A form or multi-word term that sets a part apart, counted in contributors.

    `side` is "plus", "moins" or "rare" (few in the whole say it, most of them here); `rank` counts
    from 1 within it. A rare one comes with a passage that holds it: `start` and `end` in the
    publishable text of the contribution.
    """

    __tablename__ = "part_word"
    __table_args__ = (Index("ix_part_word_part", "analysis_id", "way", "part", "side"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    way: Mapped[str] = mapped_column(String(40))
    part: Mapped[str] = mapped_column(CODE_POINTS)
    side: Mapped[str] = mapped_column(String(5))
    rank: Mapped[int]
    word: Mapped[str] = mapped_column(Text)
    total: Mapped[int]
    base: Mapped[int]
    marked: Mapped[int]
    seen: Mapped[int]
    people: Mapped[int]
    share: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    specificity: Mapped[float]
    p_value: Mapped[float]
    q_value: Mapped[float]
    hidden: Mapped[bool]
    contribution_key: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.key", ondelete="CASCADE"), index=True
    )
    start: Mapped[int] = mapped_column(default=0)
    end: Mapped[int] = mapped_column(default=0)


class Quotation(Base):
    """A passage chosen to quote a theme by, in a territory, `rank` counting from 1.

    `scope` is "" where it was chosen among all, else the fields ("channel", "audience,question"…)
    among whose values, those of its contribution, it was chosen. `part` is `mark_of` these values,
    "" for none and in older analyses.
    """

    __tablename__ = "quotation"
    __table_args__ = (
        Index("ix_quotation_part", "analysis_id", "territory", "scope", "part", "theme_id"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    territory: Mapped[str] = mapped_column(String(5))
    theme_id: Mapped[str] = mapped_column(String(40))
    scope: Mapped[str] = mapped_column(String(30), default="")
    part: Mapped[str] = mapped_column(String(16), default="", server_default="")
    rank: Mapped[int]
    contribution_key: Mapped[int] = mapped_column(
        ForeignKey("contribution.key", ondelete="CASCADE"), index=True
    )
    start: Mapped[int]
    end: Mapped[int]
    strength: Mapped[float]
