"""What an analysis found, laid out for the questions that are asked of it."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import Base, now

BETWEEN = "\t"
"""Between the terms of an assignment; no term holds one."""


class Analysis(Base):
    """One analysis of all batches of a consultation. `state` is as that of its job.

    `account` is promise 1 (`nlp.types.Account`), `quality` what measures it, `manifest` what was
    run on what; `message` tells why there are no themes.
    """

    __tablename__ = "analysis"
    __table_args__ = (Index(None, "consultation_id", "state", "created_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    job_id: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(10), default="queued")
    settings: Mapped[dict[str, object]] = mapped_column(default=dict)
    encoder: Mapped[str] = mapped_column(Text, default="")
    message: Mapped[str] = mapped_column(Text, default="")
    manifest: Mapped[dict[str, object]] = mapped_column(default=dict)
    account: Mapped[dict[str, object]] = mapped_column(default=dict)
    quality: Mapped[dict[str, object]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now)
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Theme(Base):
    """A theme (level 1) or sub-theme (level 2) as `nlp.types.Theme`; `position` keeps its order.

    `terms` is `[{form, weight}]`, `exemplars` is `[{contribution_id, start, end, text}]`.
    """

    __tablename__ = "theme"

    analysis_id: Mapped[str] = mapped_column(
        ForeignKey("analysis.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int]
    parent_id: Mapped[str | None] = mapped_column(String(40))
    level: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    terms: Mapped[list[dict[str, object]]]
    definition: Mapped[str] = mapped_column(Text)
    exemplars: Mapped[list[dict[str, object]]]
    contributions: Mapped[int]
    texts: Mapped[int]
    contributors: Mapped[int]
    share: Mapped[float]
    stability: Mapped[float]


class Assignment(Base):
    """A passage with its theme, or the reason why it has none. Empty ids mean none.

    A passage that holds two themes has two rows. `terms` are the words that weighed most, joined by
    tabs; `exemplar` is the place of the nearest one among those of the theme, -1 for none.

    `territory` repeats that of the contribution, so that one index finds the verbatims of a theme
    in a territory. `nature` is "constat", "proposition" or "autre", `stance` "pour" or "contre";
    they, `axis` and `actor` are "" where there is none.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        Index("ix_assignment_theme", "analysis_id", "theme_id", "territory"),
        Index("ix_assignment_subtheme", "analysis_id", "subtheme_id", "territory"),
        Index("ix_assignment_contribution", "contribution_key"),
        Index("ix_assignment_strongest", "analysis_id", "theme_id", "strength"),
        Index("ix_assignment_strongest_below", "analysis_id", "subtheme_id", "strength"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    contribution_key: Mapped[int] = mapped_column(
        ForeignKey("contribution.key", ondelete="CASCADE")
    )
    territory: Mapped[str] = mapped_column(String(5))
    passage: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    status: Mapped[str] = mapped_column(String(10))
    theme_id: Mapped[str] = mapped_column(String(40), default="")
    subtheme_id: Mapped[str] = mapped_column(String(40), default="")
    strength: Mapped[float] = mapped_column(default=0.0)
    runner_up_id: Mapped[str] = mapped_column(String(40), default="")
    margin: Mapped[float] = mapped_column(default=0.0)
    terms: Mapped[str] = mapped_column(Text, default="", server_default="")
    exemplar: Mapped[int] = mapped_column(default=-1, server_default="-1")
    nature: Mapped[str] = mapped_column(String(11), default="", server_default="")
    axis: Mapped[str] = mapped_column(Text, default="", server_default="")
    actor: Mapped[str] = mapped_column(Text, default="", server_default="")
    stance: Mapped[str] = mapped_column(String(6), default="", server_default="")


class Cell(Base):
    """How often a theme occurs in a territory and slice, as `nlp.types.Cell`.

    `level` is that of the territory. "" in channel, audience or question stands for all of them.
    """

    __tablename__ = "cell"
    __table_args__ = (
        Index("ix_cell_territory", "analysis_id", "territory", "channel", "audience"),
        Index("ix_cell_theme", "analysis_id", "theme_id", "channel", "audience"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    territory: Mapped[str] = mapped_column(String(5))
    name: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String(20))
    theme_id: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(Text, default="")
    audience: Mapped[str] = mapped_column(Text, default="")
    question: Mapped[str] = mapped_column(Text, default="")
    contributions: Mapped[int]
    texts: Mapped[int]
    contributors: Mapped[int]
    base: Mapped[int]
    share: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    specificity: Mapped[float]
    q_value: Mapped[float]
    flag: Mapped[str] = mapped_column(String(20), default="")


class Statement(Base):
    """A constat or proposition chosen for a theme in a territory, over all slices.

    `kind` is "constat" or "proposition"; or "pour" or "contre", one side of what is asked of
    `subject`. `contributions` counts those that say nearly the same, of a side all of them.
    The words are those of one contribution, of the territory `place`; they are read from it.
    """

    __tablename__ = "statement"
    __table_args__ = (
        Index("ix_statement_territory", "analysis_id", "territory", "theme_id"),
        Index("ix_statement_contribution", "contribution_key"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    contribution_key: Mapped[int] = mapped_column(
        ForeignKey("contribution.key", ondelete="CASCADE")
    )
    territory: Mapped[str] = mapped_column(String(5))
    theme_id: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(11))
    subject: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    contributions: Mapped[int]
    place: Mapped[str] = mapped_column(String(5))
    start: Mapped[int]
    end: Mapped[int]
    axis: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(Text)


class ThemeMoment(Base):
    """How often a theme occurs on a day or in a week of a territory, on a channel.

    `theme_id` "" is the base: all contributions with content. `period` is a day "2020-01-13", an
    ISO week "2020-W03", or "" for contributions without date. "" in channel stands for all.
    """

    __tablename__ = "theme_moment"
    __table_args__ = (
        Index("ix_theme_moment_theme", "analysis_id", "theme_id", "territory", "channel", "period"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    theme_id: Mapped[str] = mapped_column(String(40))
    territory: Mapped[str] = mapped_column(String(5))
    channel: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(String(10))
    contributions: Mapped[int]
    texts: Mapped[int]
    contributors: Mapped[int]
