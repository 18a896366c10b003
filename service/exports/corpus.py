"""What the exports of texts start from: contributions of one finished analysis, with passages.

Only publishable texts are read. An analysis never changes once it is done, and only the batches
that its manifest names are read: what is imported or analysed meanwhile changes no export.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL, Slice
from service.accounts.roles import Principal
from service.analyses.queries import choose_analysis
from service.analyses.tables import Analysis, Assignment
from service.batches.contribution_queries import readable_ids
from service.batches.tables import Contribution
from service.campaigns.queries import numbers_of
from service.consultations.tables import Consultation
from service.territories.queries import look
from service.themes.view import View

AT_ONCE = 2_000
"""Contributions read together: as many parameters as any database takes in one query."""

TEXT_COLUMNS = (
    Contribution.key, Contribution.id, Contribution.text, Contribution.blank,
    Contribution.duplicate_of, Contribution.question, Contribution.territory, Contribution.channel,
    Contribution.audience, Contribution.date, Contribution.file, Contribution.row,
)  # fmt: skip
PASSAGE_COLUMNS = (
    Assignment.contribution_key, Assignment.start, Assignment.end, Assignment.theme_id,
    Assignment.subtheme_id, Assignment.strength, Assignment.nature, Assignment.axis,
    Assignment.actor, Assignment.stance,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which consultation (its slug), analysis (the latest if empty) and territory."""

    consultation: str
    analysis: str = ""
    territory: str = NATIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What is exported, for whom: the view says which texts, the analysis which themes.

    `batches` are those that were analysed, none named meaning all.
    """

    who: Principal
    view: View
    name: str
    analysis: Analysis
    batches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A contribution (a row of `TEXT_COLUMNS`) with its passages (of `PASSAGE_COLUMNS`), in order.

    A passage that carries two themes is there twice; one without theme has an empty `theme_id`.
    `copy_of` is the contribution that it copies, None where the reader must not know which.
    `campaign` is the number of its campaign, None for none.
    """

    row: Any
    passages: Sequence[Any]
    copy_of: str | None = None
    campaign: int | None = None

    @property
    def coded(self) -> list[Any]:
        """Return the passages that carry a theme."""
        return [one for one in self.passages if one.theme_id]


def open_extract(session: Session, who: Principal, wanted: Wanted) -> Extract:
    """Return what a person may export.

    Raises:
        UnknownConsultation, UnknownAnalysis, NotAnalysed: there is nothing to export.
        UnknownTerritory, OutOfScope: not a territory, or not the reader's.
    """
    chosen = choose_analysis(session, wanted.consultation, wanted.analysis or None)
    analysis = session.get_one(Analysis, chosen.analysis)
    owner = session.get_one(Consultation, chosen.consultation_id)
    batches: Any = analysis.manifest.get("batches", ())
    return Extract(
        who=who,
        view=look(who, chosen, wanted.territory or NATIONAL, Slice()),
        name=owner.name or owner.slug,
        analysis=analysis,
        batches=tuple(str(one["id"]) for one in batches),
    )


def contributions(session: Session, extract: Extract) -> Iterator[Exported]:
    """Yield the contributions in the order of their ids, a few thousand in memory at a time.

    They are put in order once, by their keys alone: eight bytes a contribution.
    """
    query = select(Contribution.key).where(*chosen_rows(extract)).order_by(Contribution.id)
    keys = array("q", session.scalars(query, execution_options={"yield_per": AT_ONCE}))
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE].tolist()
        rows = session.execute(select(*TEXT_COLUMNS).where(Contribution.key.in_(part)))
        by_key = {row.key: row for row in rows}
        passages = _passages(session, extract, part)
        campaign = numbers_of(session, extract.analysis.id, part)
        originals = {row.duplicate_of for row in by_key.values() if row.duplicate_of}
        owner = extract.analysis.consultation_id
        known = readable_ids(session, owner, extract.who, originals)
        for key in part:
            row = by_key[key]
            original = row.duplicate_of if row.duplicate_of in known else None
            yield Exported(row, passages.get(key, ()), original, campaign.get(key))


def longest_text(session: Session, extract: Extract) -> int:
    """Return the length of the longest text that will be exported, in code points."""
    query: Select[tuple[int | None]] = select(func.max(func.length(Contribution.text)))
    return session.scalar(query.where(*chosen_rows(extract))) or 0


def questions(session: Session, extract: Extract) -> list[str]:
    """Return the questions that were answered, in alphabetical order."""
    query = select(Contribution.question).where(*chosen_rows(extract)).distinct()
    return sorted(one for one in session.scalars(query) if one)


def departement(code: str) -> str:
    """Return the département or collectivité of a territory, "" for larger ones."""
    gazetteer = load_gazetteer()
    wanted = ("département", "collectivité")
    return next((one for one in gazetteer.path(code) if gazetteer.level(one) in wanted), "")


def chosen_rows(extract: Extract) -> list[ColumnElement[bool]]:
    """Return the conditions that a contribution was analysed and may be read."""
    conditions = [Contribution.consultation_id == extract.analysis.consultation_id]
    if extract.batches:
        conditions.append(Contribution.batch_id.in_(extract.batches))
    if extract.view.texts_of is not None:
        conditions.append(Contribution.territory.in_(extract.view.texts_of))
    return conditions


def _passages(
    session: Session, extract: Extract, keys: Sequence[int]
) -> Mapping[int, Sequence[Any]]:
    # The analysis is looked at here: SQLite would rather go through all of it than take the keys.
    query = (
        select(Assignment.analysis_id, *PASSAGE_COLUMNS)
        .where(Assignment.contribution_key.in_(keys))
        .order_by(Assignment.contribution_key, Assignment.passage, Assignment.key)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        if row.analysis_id == extract.analysis.id:
            found[row.contribution_key].append(row)
    return found
