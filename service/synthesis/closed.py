"""Closed questions of a territory on their full scale, small counts hidden."""

from sqlalchemy.orm import Session

from service.closed.queries import ClosedQuestion as Counted
from service.closed.queries import closed_questions
from service.exports.corpus import Extract
from service.synthesis.figures import protected
from service.synthesis.values import LEAST, Answer, ClosedQuestion


def closed_of(session: Session, extract: Extract) -> tuple[ClosedQuestion, ...]:
    """Return the closed questions that enough people of a territory answered to be published."""
    owner, code = extract.analysis.consultation_id, extract.view.territory
    found = closed_questions(session, owner, code)
    return tuple(_published(one) for one in found if one.base >= LEAST)


def _published(one: Counted) -> ClosedQuestion:
    counts = [each.n for each in one.options]
    # Only where one answer was allowed do the counts add up to the base.
    hide = [0 < n < LEAST for n in counts] if one.multiple else protected(counts)
    together = sum(n for n, secret in zip(counts, hide, strict=True) if secret)
    answers = tuple(
        Answer(
            label=each.answer,
            count=None if secret else each.n,
            share=None if secret else each.share,
            least=together - (LEAST - 1) if secret and each.n >= LEAST else None,
        )
        for each, secret in zip(one.options, hide, strict=True)
    )
    return ClosedQuestion(
        question=one.question,
        base=one.base,
        unit=one.unit,
        multiple=one.multiple,
        answers=answers,
    )
