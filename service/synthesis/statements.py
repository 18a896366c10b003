"""Constats, propositions and opposite demands of a territory, with where each was said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.batches.tables import Contribution
from service.exports.corpus import Extract
from service.synthesis.figures import shown
from service.synthesis.passages import placed_columns, quotation
from service.synthesis.values import Opposed, Quotation, Statement, Statements, ThemeSection
from service.themes.schemas import SideOut, StatementOut
from service.themes.statements import Spoken, spoken_of

CONSTATS, PROPOSITIONS = 2, 3
"""Of each theme, at most."""

Places = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Said:
    """The statements of an analysis, and the contributions they are taken from, by id."""

    spoken: Spoken
    places: Places


def statements_of(session: Session, extract: Extract, themes: Sequence[ThemeSection]) -> Statements:
    """Return what was noted and asked for in the themes of a territory, in their order."""
    spoken = spoken_of(session, extract.view, [one.id for one in themes])
    if spoken.computed_at is None:
        return Statements()
    said = _Said(spoken, _places(session, extract, spoken))
    constats = [one for theme in themes for one in _chosen(said, theme, 0, CONSTATS)]
    propositions = [one for theme in themes for one in _chosen(said, theme, 1, PROPOSITIONS)]
    return Statements(
        computed=True,
        constats=_once(constats),
        propositions=_once(propositions),
        opposed=tuple(one for theme in themes for one in _opposed(said, theme)),
    )


def _places(session: Session, extract: Extract, spoken: Spoken) -> Places:
    wanted = {one.contribution_id for pair in spoken.pairs.values() for part in pair
              for one in part}  # fmt: skip
    sides = (side for each in spoken.stances.values() for one in each
             for side in (one.pour, one.contre))  # fmt: skip
    wanted |= {side.statement.contribution_id for side in sides if side.statement}
    query = select(*placed_columns()).where(
        Contribution.consultation_id == extract.analysis.consultation_id,
        Contribution.id.in_(sorted(wanted)),
    )
    return {row.id: row for row in session.execute(query)}


def _chosen(said: _Said, theme: ThemeSection, kind: int, most: int) -> Iterator[Statement]:
    found = said.spoken.pairs.get(theme.id, ((), ()))[kind]
    for one in found[:most]:
        yield Statement(
            theme=theme.title,
            theme_id=theme.id,
            quotation=_quoted(said, one),
            contributions=shown(one.contributions),
            axis=one.axis,
            actor=one.actor,
        )


def _quoted(said: _Said, one: StatementOut) -> Quotation:
    return quotation(said.places[one.contribution_id], one.start, one.end)


def _once(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Leave out what was said in another theme already."""
    first = {(one.quotation.contribution_id, one.quotation.start): one for one in reversed(found)}
    kept = {id(one) for one in first.values()}
    return tuple(one for one in found if id(one) in kept)


def _opposed(said: _Said, theme: ThemeSection) -> Iterator[Opposed]:
    for one in said.spoken.stances.get(theme.id, ()):
        yield Opposed(
            theme=theme.title,
            subject=one.subject,
            favourable=shown(one.pour.contributions),
            against=shown(one.contre.contributions),
            said_for=_side(said, one.pour),
            said_against=_side(said, one.contre),
        )


def _side(said: _Said, side: SideOut) -> Quotation | None:
    return _quoted(said, side.statement) if side.statement else None
