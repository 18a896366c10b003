"""Closed questions as they are sent: small counts hidden where they are to be published."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.closed.asked import ClosedView
from service.closed.published import Hidden, hidden_in_territory
from service.closed.queries import ClosedQuestion, closed_questions, questions_of
from service.closed.schemas import ClosedQuestionOut, ClosedQuestions, ClosedRow, OptionOut
from service.closed.wording import HIDDEN, SELF_CHOSEN, remarks

OF_QUESTION = ("question", "multiple", "unit", "base", "non_answers", "unknown", "flag")


def closed_of(session: Session, view: ClosedView) -> ClosedQuestions:
    """Return all closed questions of a territory and slice."""
    found = closed_questions(session, view.consultation_id, view.territory, view.part)
    hidden: Mapping[str, Hidden] = {}
    if view.published:
        hidden = hidden_in_territory(session, view.consultation_id, view.territory, found)
    gazetteer = load_gazetteer()
    return ClosedQuestions(
        consultation=view.consultation,
        territory=view.territory,
        territory_name=gazetteer.name(view.territory),
        territory_level=gazetteer.level(view.territory),
        channel=view.part.channel,
        audience=view.part.audience,
        published=view.published,
        note=f"{SELF_CHOSEN} {HIDDEN}" if view.published else SELF_CHOSEN,
        questions=tuple(_question(one, hidden.get(one.id)) for one in found),
    )


def rows_of(found: ClosedQuestions) -> list[ClosedRow]:
    """Return one row an option, in the order of questions and options."""
    return [
        ClosedRow(
            question_id=one.id,
            **{name: getattr(one, name) for name in OF_QUESTION},
            **option.model_dump(),
        )
        for one in found.questions
        for option in one.options
    ]


def state_of(session: Session, consultation: int) -> str:
    """Return what changes whenever a count of the closed questions does."""
    return " ".join(one.digest for one in questions_of(session, consultation))


def _question(one: ClosedQuestion, hidden: Hidden | None) -> ClosedQuestionOut:
    none = Hidden((False,) * len(one.options), base=False, non_answers=False, unknown=False)
    flags = hidden or none
    told = flags.base or flags.non_answers or flags.unknown
    return ClosedQuestionOut(
        id=one.id,
        question=one.question,
        multiple=one.multiple,
        unit=one.unit,
        base=None if flags.base else one.base,
        non_answers=None if flags.non_answers else one.non_answers,
        unknown=None if flags.unknown else one.unknown,
        flag=one.flag,
        remarks=() if told else remarks(one),
        options=tuple(_options(one, flags.options)),
    )


def _options(one: ClosedQuestion, hidden: Sequence[bool]) -> Iterator[OptionOut]:
    for option, masked in zip(one.options, hidden, strict=True):
        values = (option.n, option.share, option.low, option.high)
        n, share, low, high = (None,) * len(values) if masked else values
        yield OptionOut(answer=option.answer, n=n, share=share, low=low, high=high, hidden=masked)
