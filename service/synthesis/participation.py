"""Participation: contributions, distinct texts and contributors, by channel and by place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, literal, select
from sqlalchemy.orm import Session

from data.channels import CHANNELS
from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL
from service.batches.tables import Contribution
from service.exports.corpus import Extract, chosen_rows
from service.synthesis.figures import protected
from service.synthesis.values import LEAST, Participation, Turnout
from service.territories.tree import within

COUNTS = ("received", "content", "texts", "contributors")
UNPLACED = "sans précision de lieu"
"""Of contributions that name the territory itself and no part of it."""


def participation_of(session: Session, extract: Extract) -> Participation:
    """Count who took part in a territory: three queries, whatever its size."""
    gazetteer = load_gazetteer()
    code = extract.view.territory
    whole = _counted(session, extract, literal(""))
    channels = sorted(_counted(session, extract, Contribution.channel), key=_by_channel)
    places = _counted(session, extract, _place_below(code))
    places.sort(key=lambda row: (row.part == code, row.part))
    named = [UNPLACED if row.part == code else gazetteer.name(row.part) for row in places]
    return Participation(
        whole=_turnouts(whole, [gazetteer.name(code)])[0] if whole else _nobody(code),
        channels=_turnouts(channels, [row.part for row in channels]),
        places=tuple(
            replace(one, code=row.part)
            for one, row in zip(_turnouts(places, named), places, strict=True)
        )
        if len(places) > 1
        else (),
    )


def _by_channel(row: Row[Any]) -> tuple[int, str]:
    known = row.part in CHANNELS
    return (CHANNELS.index(row.part) if known else len(CHANNELS), row.part)


def _nobody(code: str) -> Turnout:
    name = load_gazetteer().name(code)
    return Turnout(label=name, received=0, content=0, texts=0, contributors=0)


def _counted(session: Session, extract: Extract, part: ColumnElement[str] | Any) -> list[Row[Any]]:
    content = case((Contribution.blank.is_(False), 1), else_=0)
    text = case((Contribution.blank.is_(False), Contribution.text_hash))
    named = part.label("part")
    query = (
        select(
            named,
            func.count().label("received"),
            func.sum(content).label("content"),
            func.count(text.distinct()).label("texts"),
            func.count(func.nullif(Contribution.contributor, "").distinct()).label("contributors"),
            func.sum(case((Contribution.contributor == "", 1), else_=0)).label("unknown"),
            func.min(func.nullif(Contribution.date, "")).label("first"),
            func.max(func.nullif(Contribution.date, "")).label("last"),
        )
        .where(*chosen_rows(extract))
        .group_by(named)
    )
    return list(session.execute(query))


def _place_below(code: str) -> ColumnElement[str]:
    """Return the part of a territory that a contribution comes from: départements of the nation."""
    gazetteer = load_gazetteer()
    if code == NATIONAL:
        parts: Sequence[str] = (*gazetteer.codes("département"), *gazetteer.codes("collectivité"))
    else:
        parts = gazetteer.children(code)
    known = [(Contribution.territory.in_(within(one) or ()), literal(one)) for one in parts]
    return case(*known, else_=literal(code)) if known else literal(code)


def _turnouts(rows: Sequence[Row[Any]], labels: Iterable[str]) -> tuple[Turnout, ...]:
    hide = {name: protected([getattr(row, name) for row in rows]) for name in COUNTS}
    return tuple(
        _turnout(row, label, {name for name in COUNTS if hide[name][place]})
        for place, (row, label) in enumerate(zip(rows, labels, strict=True))
    )


def _turnout(row: Row[Any], label: str, hidden: set[str]) -> Turnout:
    """Return a line; where contributions are hidden, so is all that tells of them."""
    secret = "received" in hidden
    counts = {
        name: None if secret or name in hidden else int(getattr(row, name)) for name in COUNTS
    }
    return Turnout(
        label=label,
        received=counts["received"],
        content=counts["content"],
        texts=counts["texts"],
        contributors=counts["contributors"],
        few=row.contributors + int(row.unknown) < LEAST,
        first="" if secret else row.first or "",
        last="" if secret else row.last or "",
    )
