"""Tables of figures: themes, themes by territory, specificities, closed questions."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.label.definitions import without_example
from nlp.stability import solidity
from nlp.types import NATIONAL, Slice
from service.accounts.roles import reads_figures
from service.analyses.tables import Cell
from service.closed.queries import ClosedQuestion, describe, questions_of, tallies_of
from service.exports.corpus import Extract
from service.exports.tables.columns import Rows, TableOf, Typed, typed
from service.territories.tree import within
from service.themes.queries import themes_of

COUNTS = typed(contributions="int", texts="int", contributors="int")
FIGURES = (
    *COUNTS, *typed(base="int", share="float", low="float", high="float", specificity="float",
                    q_value="float", flag="text"),
)  # fmt: skip
SLICED = typed(channel="text", audience="text", question="text")
PLACED = typed(territory="text", name="text", level="text")


def _themes(session: Session, extract: Extract) -> Rows:
    whole = extract.view.reads_everywhere
    for one in themes_of(session, extract.analysis.id):
        definition = one.definition if whole else without_example(one.definition)
        terms = ", ".join(str(term["form"]) for term in one.terms)
        counts = (one.contributions, one.texts, one.contributors, one.share, one.stability)
        named = (one.id, one.parent_id or "", one.level, one.title, definition, terms)
        yield (*named, *counts, solidity(one.stability))


THEMES = TableOf(
    columns=(
        *typed(id="text", parent_id="text", level="int", title="text", definition="text"),
        *typed(terms="text"),
        *COUNTS,
        *typed(share="float", stability="float", solidity="text"),
    ),
    rows=_themes,
)


def _cells(session: Session, extract: Extract, *wanted: Any) -> Rows:
    """Yield the cells of the territory asked for and below that the person may read."""
    gazetteer = load_gazetteer()
    titles = {one.id: one.title for one in themes_of(session, extract.analysis.id)}
    query = select(Cell).where(Cell.analysis_id == extract.analysis.id, *wanted)
    inside = within(extract.view.territory)
    if inside is not None:
        query = query.where(Cell.territory.in_(inside))
    order = (Cell.territory, Cell.theme_id, Cell.channel, Cell.audience, Cell.question)
    for cell in session.scalars(query.order_by(*order), execution_options={"yield_per": 2_000}):
        if reads_figures(extract.who, cell.territory, gazetteer):
            placed = (cell.territory, cell.name, cell.level, cell.theme_id)
            sliced = (cell.channel, cell.audience, cell.question)
            figures = (getattr(cell, one.name) for one in FIGURES)
            yield (*placed, titles.get(cell.theme_id, ""), *sliced, *figures)


OF_CELLS: tuple[Typed, ...] = (
    *PLACED, *typed(theme_id="text", title="text"), *SLICED, *FIGURES,
)  # fmt: skip


def _territories(session: Session, extract: Extract) -> Rows:
    whole = (Cell.channel == "", Cell.audience == "", Cell.question == "")
    return _cells(session, extract, *whole)


TERRITORIES = TableOf(columns=OF_CELLS, rows=_territories)


def _specificities(session: Session, extract: Extract) -> Rows:
    """Yield every slice of every territory but the whole nation, which compares to nothing."""
    whole = (Cell.channel == "") & (Cell.audience == "") & (Cell.question == "")
    return _cells(session, extract, ~((Cell.territory == NATIONAL) & whole))


SPECIFICITIES = TableOf(columns=OF_CELLS, rows=_specificities)


def _closed(session: Session, extract: Extract) -> Rows:
    gazetteer, owner = load_gazetteer(), extract.analysis.consultation_id
    places = [
        code
        for code in within(extract.view.territory) or gazetteer.codes()
        if reads_figures(extract.who, code, gazetteer)
    ]
    tallies = tallies_of(session, owner, places, Slice())
    questions = questions_of(session, owner)
    order = {one.id: place for place, one in enumerate(questions)}
    for id_, code in sorted(tallies, key=lambda key: (order[key[0]], key[1])):
        found = describe(questions[order[id_]], tallies[id_, code])
        yield from _options(found, code)


def _options(found: ClosedQuestion, code: str) -> Rows:
    name = load_gazetteer().name(code)
    for each in found.options:
        counts = (each.n, found.base, each.share, each.low, each.high)
        yield (found.id, found.question, code, name, each.answer, *counts, found.unit, found.flag)


CLOSED = TableOf(
    columns=(
        *typed(id="text", question="text", territory="text", name="text", answer="text"),
        *typed(n="int", base="int", share="float", low="float", high="float", unit="text"),
        *typed(flag="text"),
    ),
    rows=_closed,
)
