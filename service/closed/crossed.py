"""What those who chose each answer spoke of, read from what was kept with the analysis."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.aggregate.closed import flag_of
from nlp.aggregate.crossing import Compared, Crossing, Flags, compare, hidden_of
from nlp.aggregate.suppression import LEAST
from service.analyses.queries import Chosen
from service.analyses.tables import Theme
from service.closed.errors import UnknownClosedQuestion
from service.closed.published import REST, parent, parts
from service.closed.schemas import ThemeOfAnswer
from service.closed.tables import ClosedQuestion, ClosedTheme
from service.themes.queries import themes_of

DECIMALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """Which question, in which territory, by themes of which level, to be published or not."""

    question: str
    territory: str
    level: int = 1
    published: bool = False


def crossed_themes(session: Session, chosen: Chosen, asked: Crossed) -> list[ThemeOfAnswer]:
    """Return a row for each theme and answer, in their orders; none where nobody did both.

    Raises:
        UnknownClosedQuestion: there is no such question.
    """
    known = (chosen.analysis, asked.question, asked.territory)
    found = session.get(ClosedTheme, known)
    if found is None:
        _check_question(session, chosen, asked.question)
        return []
    themes = [one for one in themes_of(session, chosen.analysis) if one.level == asked.level]
    if not themes:
        return []
    counts = [_counts(found, one.id) for one in themes]
    hidden = _hidden(session, found, [one.id for one in themes], published=asked.published)
    compared = compare(found.people, counts)
    return list(_rows(found, themes, compared, hidden))


def _check_question(session: Session, chosen: Chosen, question: str) -> None:
    if session.get(ClosedQuestion, (chosen.consultation_id, question)) is None:
        raise UnknownClosedQuestion(question)


def _counts(found: ClosedTheme, theme: str) -> Sequence[int]:
    return found.themes.get(theme) or [0] * len(found.people)


def _rows(
    found: ClosedTheme, themes: Sequence[Theme], compared: Compared, hidden: Flags
) -> Iterator[ThemeOfAnswer]:
    for column, theme in enumerate(themes):
        # The sum of a row of which something is hidden would give it back.
        betrayed = bool(hidden[:, column].any())
        for option in range(len(found.options)):
            at = option, column
            yield _row(found, theme, compared, (at, bool(hidden[at]), betrayed))


def _row(
    found: ClosedTheme,
    theme: Theme,
    compared: Compared,
    cell: tuple[tuple[int, int], bool, bool],
) -> ThemeOfAnswer:
    at, masked, betrayed = cell
    counts, base = _counts(found, theme.id), found.people[at[0] + 1]
    figures = (compared.share, compared.low, compared.high, compared.index, compared.q_value)
    values = [None if masked else round(float(one[at]), DECIMALS) for one in figures]
    share, low, high, specificity, q_value = values
    return ThemeOfAnswer(
        theme_id=theme.id,
        theme_title=theme.title,
        answer=found.options[at[0]],
        n=None if masked else counts[at[0] + 1],
        base=None if masked else base,
        share=share,
        low=low,
        high=high,
        hidden=masked,
        total=None if masked and found.people[0] < LEAST else found.people[0],
        marked=None if betrayed else counts[0],
        specificity=specificity,
        q_value=q_value,
        flag=flag_of(base),
    )


def _hidden(
    session: Session, found: ClosedTheme, themes: Sequence[str], *, published: bool
) -> Flags:
    shape = len(found.options), len(themes)
    if not published:
        return np.zeros(shape, dtype=bool)
    hidden = hidden_of({found.territory: _crossing(found)}, themes, found.territory)
    above = parent(found.territory)
    beside = _family(session, found, above) if above else {}
    if beside:
        hidden = hidden | hidden_of(beside, themes, found.territory)
    return hidden


def _family(session: Session, found: ClosedTheme, above: str) -> Mapping[str, Crossing]:
    """Return the crossings of the parts of the territory above, with what is in none of them."""
    query = select(ClosedTheme).where(
        ClosedTheme.analysis_id == found.analysis_id,
        ClosedTheme.question_id == found.question_id,
        ClosedTheme.territory.in_([above, *parts(above)]),
    )
    crossings = {one.territory: _crossing(one) for one in session.scalars(query)}
    whole = crossings.pop(above, None)
    return {**crossings, REST: _rest(whole, list(crossings.values()))} if whole else {}


def _rest(whole: Crossing, below: Sequence[Crossing]) -> Crossing:
    none = (0,) * len(whole.people)
    return Crossing(
        territory=REST,
        people=_minus(whole.people, [one.people for one in below]),
        themes={
            theme: _minus(counts, [one.themes.get(theme, none) for one in below])
            for theme, counts in whole.themes.items()
        },
    )


def _minus(whole: Sequence[int], below: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(n - sum(one[at] for one in below) for at, n in enumerate(whole))


def _crossing(one: ClosedTheme) -> Crossing:
    themes = {theme: tuple(counts) for theme, counts in one.themes.items()}
    return Crossing(territory=one.territory, people=tuple(one.people), themes=themes)
