"""Single contributions with their passages, and what speaks for the theme of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.accounts.roles import Principal, reads_texts
from service.analyses.queries import choose_analysis
from service.analyses.tables import BETWEEN, Assignment, Theme
from service.batches.queries import find_contribution
from service.batches.schemas import ContributionOut, EvidenceOut, ExemplarOut, PassageOut
from service.batches.tables import Contribution
from service.campaigns.queries import campaign_of
from service.errors import NotAnalysed, UnknownContribution
from service.themes.reasons import reason_without_theme

COPIED = (
    "passage", "start", "end", "status", "theme_id", "subtheme_id", "strength", "runner_up_id",
    "margin",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who reads which analysis of which consultation; None: no analysis has ended."""

    who: Principal
    consultation: str
    analysis: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    """Titles by theme or sub-theme, and by theme those of its exemplars that may be shown.

    What must not be shown is None, so that the others keep their places.
    """

    titles: Mapping[str, str]
    exemplars: Mapping[str, Sequence[ExemplarOut | None]]


def read_one(
    session: Session, who: Principal, consultation: str, contribution: str, analysis: str | None
) -> ContributionOut:
    """Return a contribution as a person may read it, by the analysis named or the latest.

    Raises:
        UnknownConsultation, UnknownAnalysis: there is none of that name.
        UnknownContribution: there is none, or its text is not for this reader.
    """
    chosen = _analysis(session, consultation, analysis)
    found = find_contribution(session, consultation, contribution)
    # As if it were not there: that a text exists elsewhere is not for this reader either.
    if not reads_texts(who, load_gazetteer().path(found.territory)):
        raise UnknownContribution(contribution)
    asked = Asked(who=who, consultation=consultation, analysis=chosen)
    return describe_contribution(session, found, asked)


def _analysis(session: Session, consultation: str, wanted: str | None) -> str | None:
    """Return the analysis to read, None when none has ended and none was named."""
    try:
        return choose_analysis(session, consultation, wanted).analysis
    except NotAnalysed:
        if wanted:
            raise
        return None


def describe_contribution(session: Session, found: Contribution, asked: Asked) -> ContributionOut:
    """Return a contribution with the passages that an analysis cut, none without analysis."""
    return ContributionOut(
        id=found.id,
        consultation=asked.consultation,
        analysis=asked.analysis,
        text=found.text,
        blank=found.blank,
        duplicate_of=_original(session, found, asked.who),
        campaign=campaign_of(session, asked.analysis, found.key) if asked.analysis else None,
        question=found.question,
        territory=found.territory,
        territory_name=load_gazetteer().name(found.territory),
        territory_path=load_gazetteer().path(found.territory),
        channel=found.channel,
        audience=found.audience,
        date=found.date,
        file=found.file,
        row=found.row,
        passages=tuple(_passages(session, found, asked)) if asked.analysis else (),
    )


def _original(session: Session, found: Contribution, who: Principal) -> str | None:
    """Return the contribution of which one is a copy, None where the reader must not know of it."""
    if found.duplicate_of is None:
        return None
    original = {found.duplicate_of}
    return (
        found.duplicate_of if readable_ids(session, found.consultation_id, who, original) else None
    )


def _passages(session: Session, found: Contribution, asked: Asked) -> Iterator[PassageOut]:
    query = (
        select(Assignment)
        .where(Assignment.contribution_key == found.key, Assignment.analysis_id == asked.analysis)
        .order_by(Assignment.passage, Assignment.key)
    )
    rows = session.scalars(query).all()
    known = _known(session, found.consultation_id, asked, {one.theme_id for one in rows})
    for row in rows:
        yield _passage(found.text, row, known)


def _known(session: Session, consultation: int, asked: Asked, themes: set[str]) -> _Known:
    titles = select(Theme.id, Theme.title).where(Theme.analysis_id == asked.analysis)
    query = select(Theme.id, Theme.exemplars).where(
        Theme.analysis_id == asked.analysis, Theme.id.in_(themes)
    )
    exemplars = {row.id: row.exemplars for row in session.execute(query)}
    behind = {str(one["contribution_id"]) for each in exemplars.values() for one in each}
    readable = readable_ids(session, consultation, asked.who, behind)
    shown = {
        theme: [
            ExemplarOut.model_validate(one) if one["contribution_id"] in readable else None
            for one in each
        ]
        for theme, each in exemplars.items()
    }
    return _Known({row.id: row.title for row in session.execute(titles)}, shown)


def readable_ids(session: Session, consultation: int, who: Principal, ids: set[str]) -> set[str]:
    """Return the contributions among these whose texts a person may read."""
    if not who.restricted:
        return ids
    query = select(Contribution.id, Contribution.territory).where(
        Contribution.consultation_id == consultation, Contribution.id.in_(ids)
    )
    path = load_gazetteer().path
    rows = session.execute(query)
    return {row.id for row in rows if reads_texts(who, path(row.territory))}


def _passage(text: str, row: Assignment, known: _Known) -> PassageOut:
    return PassageOut(
        **{name: getattr(row, name) for name in COPIED},
        text=text[row.start : row.end],
        reason=reason_without_theme(row.status),
        theme_title=known.titles.get(row.theme_id, ""),
        subtheme_title=known.titles.get(row.subtheme_id, ""),
        evidence=_evidence(row, known) if row.theme_id else None,
    )


def _evidence(row: Assignment, known: _Known) -> EvidenceOut:
    exemplars = known.exemplars.get(row.theme_id, ())
    return EvidenceOut(
        terms=tuple(row.terms.split(BETWEEN)) if row.terms else (),
        exemplar=exemplars[row.exemplar] if 0 <= row.exemplar < len(exemplars) else None,
        runner_up=row.runner_up_id,
        margin=row.margin,
    )
