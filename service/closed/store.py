"""Count the closed answers of a consultation anew, all of them or nothing."""

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.choices import Given, Question, read_questions
from nlp.aggregate.closed import Tally, count_replies
from nlp.aggregate.scales import fold_answer
from service.batches.tables import Batch, ClosedAnswer
from service.closed.tables import ClosedQuestion, ClosedTally
from service.db.bulk import insert_rows

AT_ONCE = 10_000

Row = dict[str, Any]


def count_closed(session: Session, consultation: int) -> tuple[Question, ...]:
    """Replace the counts of all closed questions and return what was read; the caller commits.

    Repeated, it leads to the same rows.
    """
    questions = read_questions(_given(session, consultation))
    for table in (ClosedTally, ClosedQuestion):
        session.execute(delete(table).where(table.consultation_id == consultation))
    gazetteer = load_gazetteer()
    for position, one in enumerate(questions):
        tallies = count_replies(one, gazetteer)
        session.add(_question(consultation, position, one, tallies))
        insert_rows(session, ClosedTally, _rows(consultation, one, tallies))
    session.flush()
    return questions


def question_id(question: str) -> str:
    """Return the id of a question: the same for spellings that count as one question."""
    return blake2b(fold_answer(question).encode(), digest_size=6).hexdigest()


def _given(session: Session, consultation: int) -> Iterator[Given]:
    """Yield the cells in the order of batches and rows, which no storage changes."""
    query = (
        select(
            ClosedAnswer.contributor, ClosedAnswer.question, ClosedAnswer.answer,
            ClosedAnswer.territory, ClosedAnswer.channel, ClosedAnswer.audience,
            ClosedAnswer.batch_id, ClosedAnswer.file, ClosedAnswer.row,
        )
        .join(Batch, Batch.id == ClosedAnswer.batch_id)
        .where(ClosedAnswer.consultation_id == consultation)
        .order_by(Batch.created_at, ClosedAnswer.batch_id, ClosedAnswer.key)
    )  # fmt: skip
    for row in session.execute(query, execution_options={"yield_per": AT_ONCE}):
        who = row.contributor or f"{row.batch_id}\x1f{row.file}\x1f{row.row}"
        part = (row.territory, row.channel, row.audience)
        yield Given(who, bool(row.contributor), row.question, row.answer, part)


def _question(
    consultation: int, position: int, one: Question, tallies: tuple[Tally, ...]
) -> ClosedQuestion:
    return ClosedQuestion(
        consultation_id=consultation,
        id=question_id(one.question),
        position=position,
        question=one.question,
        options=list(one.options),
        multiple=one.multiple,
        repeated=one.repeated,
        digest=_digest(one, tallies),
    )


def _digest(one: Question, tallies: tuple[Tally, ...]) -> str:
    known = (one.question, one.options, one.multiple, one.repeated)
    counted = [
        (
            tally.territory, tally.channel, tally.audience, tally.base, tally.non_answers,
            tally.unknown, tally.chosen,
        )
        for tally in tallies
    ]  # fmt: skip
    return blake2b(json.dumps([known, counted]).encode(), digest_size=16).hexdigest()


def _rows(consultation: int, one: Question, tallies: tuple[Tally, ...]) -> Iterator[Row]:
    own = {"consultation_id": consultation, "question_id": question_id(one.question)}
    for tally in tallies:
        yield {
            **own,
            "territory": tally.territory,
            "channel": tally.channel,
            "audience": tally.audience,
            "base": tally.base,
            "non_answers": tally.non_answers,
            "unknown": tally.unknown,
            "chosen": list(tally.chosen),
        }
