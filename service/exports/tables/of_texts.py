"""Tables that rest on texts: contributions, assignments, statements, campaigns."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Assignment, Statement
from service.batches.tables import Contribution
from service.campaigns.tables import Campaign
from service.exports.corpus import Extract, chosen_rows, contributions
from service.exports.tables.columns import Rows, TableOf, typed
from service.themes.queries import themes_of

BETWEEN = " ; "
AT_ONCE = {"yield_per": 2_000}


def _contributions(session: Session, extract: Extract) -> Rows:
    titles = {one.id: one.title for one in themes_of(session, extract.analysis.id)}
    name = load_gazetteer().name
    for one in contributions(session, extract):
        row = one.row
        placed = (row.id, row.territory, name(row.territory), row.channel, row.audience)
        said = (row.question, row.date, row.text, len(row.text), row.blank, row.duplicate_of or "")
        themes = dict.fromkeys(each.theme_id for each in one.coded)
        below = dict.fromkeys(each.subtheme_id for each in one.coded if each.subtheme_id)
        coded = (_named(themes), _named(below), _named(titles.get(each, each) for each in themes))
        yield (*placed, *said, *coded, row.file, row.row)


def _named(ids: Iterable[str]) -> str:
    return BETWEEN.join(ids)


CONTRIBUTIONS = TableOf(
    columns=(
        *typed(id="text", territory="text", name="text", channel="text", audience="text"),
        *typed(question="text", date="text", text="text", length="int", blank="bool"),
        *typed(duplicate_of="text", theme_ids="text", subtheme_ids="text", themes="text"),
        *typed(file="text", row="int"),
    ),
    rows=_contributions,
)


def _assignments(session: Session, extract: Extract) -> Rows:
    copied = [getattr(Assignment, name) for name in COPIED]
    query = (
        select(Contribution.id, *copied)
        .join(Contribution, Contribution.key == Assignment.contribution_key)
        .where(Assignment.analysis_id == extract.analysis.id, *chosen_rows(extract))
        .order_by(Contribution.id, Assignment.passage, Assignment.key)
    )
    for row in session.execute(query, execution_options=AT_ONCE):
        yield tuple(row)


COPIED = (
    "passage", "start", "end", "status", "theme_id", "subtheme_id", "strength", "runner_up_id",
    "margin", "nature", "axis", "actor", "stance",
)  # fmt: skip
ASSIGNMENTS = TableOf(
    columns=(
        *typed(contribution_id="text", passage="int", start="int", end="int", status="text"),
        *typed(theme_id="text", subtheme_id="text", strength="float", runner_up_id="text"),
        *typed(margin="float", nature="text", axis="text", actor="text", stance="text"),
    ),
    rows=_assignments,
)


def _statements(session: Session, extract: Extract) -> Rows:
    query = (
        select(Statement, Contribution.id, Contribution.text)
        .join(Contribution, Contribution.key == Statement.contribution_key)
        .where(
            Statement.analysis_id == extract.analysis.id,
            Statement.territory == extract.view.territory,
            *chosen_rows(extract),
        )
        .order_by(Statement.theme_id, Statement.kind, Statement.subject, Statement.position)
    )
    for one, contribution, text in session.execute(query, execution_options=AT_ONCE):
        named = (one.territory, one.theme_id, one.kind, one.subject, one.axis, one.actor)
        placed = (contribution, one.start, one.end, text[one.start : one.end])
        yield (*named, one.contributions, *placed)


STATEMENTS = TableOf(
    columns=(
        *typed(territory="text", theme_id="text", kind="text", subject="text", axis="text"),
        *typed(actor="text", contributions="int", contribution_id="text", start="int", end="int"),
        *typed(text="text"),
    ),
    rows=_statements,
)


def _campaigns(session: Session, extract: Extract) -> Rows:
    """Yield the campaigns all of whose territories the person may read."""
    query = select(Campaign).where(Campaign.analysis_id == extract.analysis.id)
    for one in session.scalars(query.order_by(Campaign.number)):
        if _readable(extract, one.territories):
            places = (_named(one.territories), _named(one.channels))
            yield (one.number, one.text, one.contributions, one.texts, one.contributors, *places)


def _readable(extract: Extract, territories: Iterable[Any]) -> bool:
    texts_of = extract.view.texts_of
    return texts_of is None or set(territories) <= set(texts_of)


CAMPAIGNS = TableOf(
    columns=(
        *typed(number="int", text="text", contributions="int", texts="int", contributors="int"),
        *typed(territories="text", channels="text"),
    ),
    rows=_campaigns,
)
