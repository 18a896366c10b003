"""What sets a territory apart, in contributors, and ideas that few hold and mostly there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from nlp.aggregate.voices import Unit
from nlp.types import NATIONAL
from service.analyses.tables import Theme
from service.batches.tables import Contribution
from service.exports.corpus import Extract
from service.specificities.tables import PartWord, SpecificityRow
from service.specificities.ways import level_of
from service.synthesis.figures import shown
from service.synthesis.passages import placed_columns, quotation
from service.synthesis.values import LEAST, SMALL_BASE, Quotation, Rare, Specific
from service.territories.rare import rare_ideas

TELLING = 0.05
"""Corrected probability, over what is published, up to which a difference is told."""

THEMES, WORDS, IDEAS = 12, 8, 8
"""Most themes, words of each side and rare ideas that a document names."""

Indices = Mapping[str, tuple[float, float]]

KINDS = {1: "thème", 2: "sous-thème"}


def specifics_of(session: Session, extract: Extract) -> tuple[Specific, ...]:
    """Return themes, sub-themes and words over-used, then under-used, in a territory.

    Rows hidden in what is published are left out; so is all of a territory whose base is small.
    """
    if extract.view.territory == NATIONAL:
        return ()
    found = [*_themes(session, extract), *_words(session, extract)]
    return tuple(one for one in found if one.base_here >= SMALL_BASE)


def _themes(session: Session, extract: Extract) -> Iterator[Specific]:
    kept, code = SpecificityRow, extract.view.territory
    query = (
        select(kept, Theme.title)
        .join(Theme, (Theme.analysis_id == kept.analysis_id) & (Theme.id == kept.theme_id))
        .where(
            kept.analysis_id == extract.analysis.id,
            kept.way == level_of(code),
            kept.unit == Unit.CONTRIBUTORS.value,
            kept.part == code,
            kept.level.in_((1, 2)),
            kept.q_published <= TELLING,
            ~kept.hidden,
        )
        .order_by(kept.specificity.desc(), kept.level, kept.theme_id)
        .limit(THEMES)
    )
    for row, title in session.execute(query):
        yield _specific(row, title, KINDS[row.level])


def indices_of(session: Session, extract: Extract) -> Indices:
    """Return index and corrected probability of the themes of a territory, what is published."""
    kept, code = SpecificityRow, extract.view.territory
    if code == NATIONAL:
        return {}
    query = select(kept.theme_id, kept.specificity, kept.q_published).where(
        kept.analysis_id == extract.analysis.id,
        kept.way == level_of(code),
        kept.unit == Unit.CONTRIBUTORS.value,
        kept.part == code,
        kept.level == 1,
        ~kept.hidden,
    )
    return {row.theme_id: (row.specificity, row.q_published) for row in session.execute(query)}


def places_apart(session: Session, analysis: str, like: str) -> Mapping[str, list[Specific]]:
    """Return what is surely said more in each territory of the level of `like`, by territory."""
    kept = SpecificityRow
    query = (
        select(kept, Theme.title)
        .join(Theme, (Theme.analysis_id == kept.analysis_id) & (Theme.id == kept.theme_id))
        .where(
            kept.analysis_id == analysis,
            kept.way == level_of(like),
            kept.unit == Unit.CONTRIBUTORS.value,
            kept.level == 1,
            kept.specificity > 0,
            kept.q_published <= TELLING,
            kept.base >= SMALL_BASE,
            ~kept.hidden,
        )
        .order_by(kept.part, kept.specificity.desc(), kept.theme_id)
    )
    found: dict[str, list[Specific]] = defaultdict(list)
    for row, title in session.execute(query):
        found[row.part].append(_specific(row, title, KINDS[1]))
    return found


def _words(session: Session, extract: Extract) -> Iterator[Specific]:
    word, code = PartWord, extract.view.territory
    query = select(word).where(
        word.analysis_id == extract.analysis.id,
        word.way == level_of(code),
        word.part == code,
        word.side.in_(("plus", "moins")),
        word.rank <= WORDS,
        word.q_value <= TELLING,
        ~word.hidden,
    )
    for row in session.scalars(query.order_by(word.specificity.desc(), word.word)):
        yield _specific(row, row.word, "expression")


def _specific(row: Any, label: str, kind: str) -> Specific:
    return Specific(
        label=label,
        kind=kind,
        index=row.specificity,
        here=shown(row.seen),
        base_here=row.base,
        there=shown(row.marked),
        base_there=row.total,
    )


def rare_of(session: Session, extract: Extract) -> tuple[Rare, ...]:
    """Return rare ideas of a territory that can be quoted, one quotation once."""
    if extract.view.territory == NATIONAL:
        return ()
    ideas = [one for one in rare_ideas(session, extract.view)
             if one.verbatim and one.base >= LEAST]  # fmt: skip
    places = _places(session, extract, [one.verbatim.contribution_id for one in ideas
                                        if one.verbatim])  # fmt: skip
    found: dict[Quotation, Rare] = {}
    for one in ideas:
        said = one.verbatim
        if said is not None and len(found) < IDEAS:
            quoted = quotation(places[said.contribution_id], said.start, said.end)
            found.setdefault(quoted, Rare(name=one.name, kind=one.kind, quotation=quoted))
    return tuple(found.values())


def _places(session: Session, extract: Extract, ids: list[str]) -> dict[str, Any]:
    query = select(*placed_columns()).where(
        Contribution.consultation_id == extract.analysis.consultation_id, Contribution.id.in_(ids)
    )
    return {row.id: row for row in session.execute(query)}
