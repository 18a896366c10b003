"""Closed questions of a territory, read from their counts: no answer is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.aggregate.closed import Share, flag_of, shares
from nlp.types import NATIONAL, Slice
from service.closed.tables import ClosedQuestion as Stored
from service.closed.tables import ClosedTally
from service.consultations.queries import find_consultation

PEOPLE, REPLIES = "contributeurs", "réponses"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedQuestion:
    """A closed question in a territory and slice.

    `base` counts who answered: contributors, each once, and each row as one where the contributor
    is not known (`unknown` of them; `unit` is then "réponses"). `options` are all those of the
    consultation in the order of their scale, those that nobody chose here included; where
    `multiple`, their shares may exceed 1 in sum. `non_answers` are apart from the base. `flag` is
    "n<30" where the base is small.
    """

    id: str
    question: str
    base: int
    non_answers: int
    unknown: int
    repeated: int
    options: tuple[Share, ...]
    multiple: bool
    unit: str
    flag: str


def closed_questions(
    session: Session,
    consultation: int | str,
    territory: str = NATIONAL,
    part: Slice | None = None,
) -> tuple[ClosedQuestion, ...]:
    """Return all closed questions of a consultation (its key or slug), in their order.

    The channel and audience of `part` narrow the counts; a question is not one of its filters.

    Raises:
        UnknownConsultation: no consultation has that slug.
    """
    owner = (
        consultation
        if isinstance(consultation, int)
        else find_consultation(session, consultation).id
    )
    tallies = tallies_of(session, owner, (territory,), part or Slice())
    return tuple(
        describe(one, tallies.get((one.id, territory))) for one in questions_of(session, owner)
    )


def questions_of(session: Session, consultation: int) -> Sequence[Stored]:
    """Return the closed questions of a consultation, in their order."""
    query = select(Stored).where(Stored.consultation_id == consultation)
    return session.scalars(query.order_by(Stored.position)).all()


def tallies_of(
    session: Session, consultation: int, territories: Sequence[str], part: Slice
) -> Mapping[tuple[str, str], ClosedTally]:
    """Return the counts of territories in a slice, by question id and territory."""
    query = select(ClosedTally).where(
        ClosedTally.consultation_id == consultation,
        ClosedTally.territory.in_(territories),
        ClosedTally.channel == part.channel,
        ClosedTally.audience == part.audience,
    )
    return {(one.question_id, one.territory): one for one in session.scalars(query)}


def describe(one: Stored, tally: ClosedTally | None) -> ClosedQuestion:
    """Return a question with the counts of one territory and slice, zeros without any."""
    base = tally.base if tally else 0
    unknown = tally.unknown if tally else 0
    chosen = tally.chosen if tally else [0] * len(one.options)
    return ClosedQuestion(
        id=one.id,
        question=one.question,
        base=base,
        non_answers=tally.non_answers if tally else 0,
        unknown=unknown,
        repeated=one.repeated,
        options=shares(one.options, chosen, base),
        multiple=one.multiple,
        unit=REPLIES if unknown else PEOPLE,
        flag=flag_of(base),
    )
