"""What an analysis starts from: the texts of the finished batches, and the tools."""

from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.lexicons import load_lexicon
from data.territories.gazetteer import load_gazetteer
from nlp.pipeline import Tools
from nlp.settings import Settings
from nlp.types import Cleaned, Context
from nlp.types import Contribution as Text
from service.batches.tables import Batch, Contribution, RejectedRow
from service.speech import load_speech

AT_ONCE = 5_000


def load_cleaned(session: Session, consultation: int) -> Iterator[Cleaned]:
    """Yield the contributions of a consultation in the order of their ids."""
    query = (
        select(Contribution)
        .where(Contribution.consultation_id == consultation)
        .order_by(Contribution.id)
    )
    columns = query.with_only_columns(*Contribution.__table__.columns)
    for row in session.execute(columns, execution_options={"yield_per": AT_ONCE}).mappings():
        context = Context(
            question=row["question"],
            territory=row["territory"],
            channel=row["channel"],
            audience=row["audience"],
            contributor=row["contributor"],
            date=row["date"],
            file=row["file"],
            row=row["row"],
        )
        text = Text(id=row["id"], text=row["text"], context=context)
        yield Cleaned(contribution=text, blank=row["blank"])


def count_refused(session: Session, consultation: int) -> int:
    """Return how many rows of the finished batches were refused."""
    query = (
        select(func.count())
        .select_from(RejectedRow)
        .join(Batch, Batch.id == RejectedRow.batch_id)
        .where(Batch.consultation_id == consultation, ~RejectedRow.set_aside)
    )
    return session.scalar(query) or 0


def load_tools(settings: Settings) -> Tools:
    """Return the lexicon, the gazetteer and the encoder that the settings name.

    Raises:
        AssisesError: there is no such encoder.
    """
    return _tools(settings.embed.encoder)


@lru_cache(maxsize=1)
def _tools(encoder: str) -> Tools:
    # Each stage of a job asks for them: reading them once a process is enough.
    from models.registry import load_encoder  # heavy, and not wanted by the store

    loaded = load_encoder(encoder)
    return Tools(
        lexicon=load_lexicon(),
        gazetteer=load_gazetteer(),
        encoder=loaded,
        speech=load_speech(),
    )
