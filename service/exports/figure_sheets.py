"""The sheets of figures beside the contributions: specificities and closed questions."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL
from service.accounts.roles import reads_figures
from service.closed.queries import ClosedQuestion, describe, questions_of
from service.closed.tables import ClosedTally
from service.consultations.queries import find_consultation
from service.exports.cells import Value
from service.exports.corpus import Extract
from service.exports.sheets import Column, Sheet
from service.specificities.errors import NotCompared, NothingToCompare
from service.specificities.queries import specificities_of
from service.specificities.schemas import SpecificityOut
from service.territories.tree import within

SHARE, DECIMAL, PROBABILITY = "0.0%", "0.00", "0.0000"
LEVELS = (1, 2)
WHOLE, ALL = "ensemble", ""
COMPARED = {
    NATIONAL: ("territory", "channel", "audience", "question"),
    "": ("territory", "territory,channel", "territory,audience", "territory,question"),
}
"""By what a nation, and any other territory, is compared with the whole."""

SPECIFICITY_COLUMNS = (
    Column("Code", 8), Column("Territoire", 24), Column("Canal", 18), Column("Public", 18),
    Column("Question", 30), Column("Niveau", 8), Column("Thème", 40),
    Column("Contributeurs de la partie qui le disent (f)", 14),
    Column("Contributeurs de la partie (t)", 14),
    Column("Contributeurs du corpus qui le disent (F)", 14),
    Column("Contributeurs du corpus (T)", 14), Column("Part", 8, SHARE),
    Column("Borne basse", 8, SHARE), Column("Borne haute", 8, SHARE),
    Column("Indice de spécificité", 11, DECIMAL), Column("Probabilité", 11, PROBABILITY),
    Column("Valeur q", 11, PROBABILITY), Column("Réserve", 10), Column("Identifiant", 18),
)  # fmt: skip
MEASURED = (
    "seen", "base", "marked", "total", "share", "low", "high", "specificity", "p_value",
    "q_value", "flag", "theme_id",
)  # fmt: skip
CLOSED_COLUMNS = (
    Column("Question", 50), Column("Code", 8), Column("Territoire", 24), Column("Canal", 18),
    Column("Public", 18), Column("Réponse", 40), Column("Effectif", 10), Column("Base", 10),
    Column("Part", 8, SHARE), Column("Borne basse", 8, SHARE), Column("Borne haute", 8, SHARE),
    Column("Sans réponse", 10), Column("Compte des", 14), Column("Plusieurs choix", 10),
    Column("Réserve", 10),
)  # fmt: skip


def specificity_sheet(session: Session, extract: Extract) -> Sheet:
    """Return the themes of each part against the whole; no row where nothing can be compared.

    The nation by territory, channel, audience and question; another territory as a whole and by
    each of these within it.
    """
    rows = _compared(session, extract)
    return Sheet(title="Spécificités", columns=SPECIFICITY_COLUMNS, rows=rows)


def _compared(session: Session, extract: Extract) -> Iterator[Sequence[Value]]:
    for by in COMPARED.get(extract.view.territory, COMPARED[""]):
        for level in LEVELS:
            yield from map(_specificity, _some(session, extract, by, level))


def _some(session: Session, extract: Extract, by: str, level: int) -> list[SpecificityOut]:
    try:
        return specificities_of(session, extract.view, by, level=level)
    except (NotCompared, NothingToCompare):
        return []


def _specificity(one: SpecificityOut) -> Sequence[Value]:
    part = (one.territory, one.territory_name, one.channel, one.audience, one.question)
    return (*part, one.level, one.title, *(getattr(one, name) for name in MEASURED))


def closed_sheet(session: Session, extract: Extract) -> Sheet:
    """Return a row an option of each closed question, by territory, channel and audience.

    Territories at or below the one exported, whose figures the person may read; channels and
    audiences of the one exported. An option that nobody chose has a row with zero.
    """
    owner = find_consultation(session, extract.view.consultation).id
    tallies = _tallies(session, owner, extract)
    rows = (
        row
        for stored in questions_of(session, owner)
        for tally in tallies.get(stored.id, ())
        for row in _options(describe(stored, tally), tally)
    )
    return Sheet(title="Questions fermées", columns=CLOSED_COLUMNS, rows=rows)


def _tallies(
    session: Session, consultation: int, extract: Extract
) -> Mapping[str, list[ClosedTally]]:
    here, gazetteer = extract.view.territory, load_gazetteer()
    inside = within(here)
    query = select(ClosedTally).where(
        ClosedTally.consultation_id == consultation,
        (ClosedTally.territory == here)
        | ((ClosedTally.channel == ALL) & (ClosedTally.audience == ALL)),
    )
    query = query.order_by(ClosedTally.channel, ClosedTally.audience, ClosedTally.territory)
    found: dict[str, list[ClosedTally]] = {}
    for one in session.scalars(query):
        placed = inside is None or one.territory in inside
        if placed and reads_figures(extract.who, one.territory, gazetteer):
            found.setdefault(one.question_id, []).append(one)
    order = {code: place for place, code in enumerate(gazetteer.codes())}
    for each in found.values():
        each.sort(key=lambda one: (one.channel, one.audience, order[one.territory]))
    return found


def _options(one: ClosedQuestion, tally: ClosedTally) -> Iterator[Sequence[Value]]:
    name = load_gazetteer().name(tally.territory)
    part = (tally.territory, name, tally.channel or WHOLE, tally.audience or WHOLE)
    after = (one.non_answers, one.unit, "oui" if one.multiple else "non", one.flag)
    for option in one.options:
        counts = (option.n, one.base, option.share, option.low, option.high)
        yield (one.question, *part, option.answer, *counts, *after)
