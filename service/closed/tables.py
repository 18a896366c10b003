"""Closed questions with their counts, and how those who chose each option speak of themes."""

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import Base


class ClosedQuestion(Base):
    """A closed question of a consultation; `position` keeps the order in which they came.

    `options` are all those that anybody chose, in the order of their scale. `repeated` counts
    answers left aside since their author had given one; `digest` changes with any count.
    """

    __tablename__ = "closed_question"

    consultation_id: Mapped[int] = mapped_column(
        ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    position: Mapped[int]
    question: Mapped[str] = mapped_column(Text)
    options: Mapped[list[str]] = mapped_column(JSON)
    multiple: Mapped[bool]
    repeated: Mapped[int]
    digest: Mapped[str] = mapped_column(String(32))


class ClosedTally(Base):
    """What a territory and slice replied to a question, as `nlp.aggregate.closed.Tally`.

    `chosen` follows the options of the question. "" in channel or audience stands for all.
    """

    __tablename__ = "closed_tally"
    __table_args__ = (
        Index("ix_closed_tally_place", "consultation_id", "territory", "channel", "audience"),
        Index("ix_closed_tally_question", "consultation_id", "question_id", "channel", "audience"),
    )

    key: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    question_id: Mapped[str] = mapped_column(String(16))
    territory: Mapped[str] = mapped_column(String(5))
    channel: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    base: Mapped[int]
    non_answers: Mapped[int]
    unknown: Mapped[int]
    chosen: Mapped[list[int]] = mapped_column(JSON)


class ClosedTheme(Base):
    """The themes of those who replied to a question in a territory, as an analysis found them.

    It repeats the question, since later batches may bring options. `people` counts who also wrote,
    all of them first and then by option; `themes` holds the same counts of those who spoke of each
    theme: `{theme id: [all, by option...]}`.
    """

    __tablename__ = "closed_theme"

    analysis_id: Mapped[str] = mapped_column(
        ForeignKey("analysis.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    territory: Mapped[str] = mapped_column(String(5), primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    options: Mapped[list[str]] = mapped_column(JSON)
    multiple: Mapped[bool]
    people: Mapped[list[int]] = mapped_column(JSON)
    themes: Mapped[dict[str, list[int]]] = mapped_column(JSON)
