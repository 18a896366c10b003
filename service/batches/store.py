"""Put an import into the database: all of it or nothing, since one transaction holds it."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from nlp.types import Cleaned, Context, Rejected, Source
from nlp.types import ClosedAnswer as Answer
from service.batches.tables import Batch, ClosedAnswer, Contribution, RejectedRow, SourceText
from service.db.bulk import insert_rows, storable

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What was read of a batch; `report` is that of the reading. `cleaned` follows `sources`."""

    sources: tuple[Source, ...]
    closed: tuple[Answer, ...]
    rejected: tuple[Rejected, ...]
    report: dict[str, Any]
    cleaned: tuple[Cleaned, ...] = ()


def store(session: Session, batch: Batch, received: Received) -> dict[str, int]:
    """Add all rows of a batch and return its counts; the caller commits.

    A contribution that an earlier batch brought, same id and same text, is refused as known; one
    with the id of another text is kept under an id that begins with the batch.
    """
    kept, known = _sort_out(session, batch, received)
    refused = (*received.rejected, *known)
    insert_rows(session, Contribution, (row for _, row in kept))
    keys = _keys(session, batch)
    texts = (
        {"contribution_key": keys[row["id"]], "text": storable(source.text)} for source, row in kept
    )
    insert_rows(session, SourceText, texts)
    insert_rows(session, ClosedAnswer, (_answer(batch, one) for one in received.closed))
    insert_rows(session, RejectedRow, (_refusal(batch, one) for one in refused))
    link_duplicates(session, batch.consultation_id)
    counted = sum(not one.set_aside for one in refused)
    return _counts(session, batch, (len(kept), counted))


def text_hash(question: str, text: str) -> str:
    """Return a digest that is the same for the same text given to the same question."""
    return blake2b(f"{question}\x1f{text}".encode(), digest_size=16).hexdigest()


def link_duplicates(session: Session, consultation: int) -> None:
    """Note at each copy the first contribution, by id, with its text to its question."""
    here = (Contribution.consultation_id == consultation, ~Contribution.blank)
    twice = (
        select(Contribution.text_hash)
        .where(*here)
        .group_by(Contribution.text_hash)
        .having(func.count() > 1)
    )
    query = (
        select(Contribution.key, Contribution.id, Contribution.text_hash, Contribution.duplicate_of)
        .where(*here, Contribution.text_hash.in_(twice))
        .order_by(Contribution.id)
    )
    first: dict[str, str] = {}
    changes = []
    for key, id_, digest, noted in session.execute(query).all():
        original = first.setdefault(digest, id_)
        right = None if original == id_ else original
        if right != noted:
            changes.append({"key": key, "duplicate_of": right})
    if changes:
        session.execute(update(Contribution), changes)


def _sort_out(
    session: Session, batch: Batch, received: Received
) -> tuple[list[tuple[Source, Row]], list[Rejected]]:
    known = _known(session, batch.consultation_id)
    kept: list[tuple[Source, Row]] = []
    refused: list[Rejected] = []
    for source, one in zip(received.sources, received.cleaned, strict=True):
        row = _contribution(batch, one)
        stored = known.get(row["id"])
        if stored == row["text_hash"]:
            refused.append(_known_already(source))
            continue
        if stored is not None:
            row["id"] = f"{batch.content_hash[:6]}:{row['id']}"
        kept.append((source, row))
    return kept, refused


def _known(session: Session, consultation: int) -> dict[str, str]:
    query = select(Contribution.id, Contribution.text_hash)
    rows = session.execute(query.where(Contribution.consultation_id == consultation))
    return {id_: digest for id_, digest in rows}  # noqa: C416  rows are no pairs to the checker


def _known_already(source: Source) -> Rejected:
    reason = f"deja-recu: « {source.id} » est déjà dans la consultation, avec le même texte"
    return Rejected(file=source.context.file, row=source.context.row, reason=reason)


def _keys(session: Session, batch: Batch) -> dict[str, int]:
    query = select(Contribution.id, Contribution.key).where(Contribution.batch_id == batch.id)
    return {id_: key for id_, key in session.execute(query)}  # noqa: C416  as above


def _contribution(batch: Batch, one: Cleaned) -> Row:
    text, context = storable(one.contribution.text), one.contribution.context
    question = storable(context.question)
    return {
        "consultation_id": batch.consultation_id,
        "batch_id": batch.id,
        "id": storable(one.contribution.id),
        "text": text,
        "text_hash": text_hash(question, text),
        "blank": one.blank,
        "question": question,
        "contributor": context.contributor[:64],
        "date": context.date,
        "changes": [list(change) for change in one.changes],
        **_place(context),
    }


def _answer(batch: Batch, one: Answer) -> Row:
    return {
        "consultation_id": batch.consultation_id,
        "batch_id": batch.id,
        "contributor": one.contributor[:64],
        "question": storable(one.question),
        "answer": storable(one.answer),
        **_place(one.context),
    }


def _place(context: Context) -> Row:
    return {
        "territory": context.territory,
        "channel": context.channel,
        "audience": storable(context.audience),
        "file": storable(context.file),
        "row": context.row,
    }


def _refusal(batch: Batch, one: Rejected) -> Row:
    reason = storable(one.reason)
    return {
        "batch_id": batch.id,
        "file": storable(one.file),
        "row": one.row,
        "reason": reason,
        "set_aside": one.set_aside,
    }


def _counts(session: Session, batch: Batch, counted: tuple[int, int]) -> dict[str, int]:
    kept, refused = counted
    here = select(func.count()).where(Contribution.batch_id == batch.id)
    empty = session.scalar(here.where(Contribution.blank)) or 0
    copies = session.scalar(here.where(Contribution.duplicate_of.is_not(None))) or 0
    return {
        "received": kept + refused,
        "kept": kept - empty - copies,
        "duplicates": copies,
        "empty": empty,
        "refused": refused,
    }
