"""How a search is asked for, and what the filters come to for the person who asks."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlalchemy.orm import Session

from nlp.types import NATIONAL, Slice
from service.accounts.roles import Principal
from service.analyses.queries import choose_analysis, slices_of
from service.search import facets
from service.search.errors import BadDate, UnknownValue
from service.search.facets import Facets
from service.search.schemas import Mode, Order
from service.territories.queries import look
from service.themes.asked import Placed
from service.themes.cells import occurs
from service.themes.queries import find_theme
from service.themes.view import View
from service.web.paging import Paging

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
"""Dates received lie in between (`data.dates`)."""


class Searched(Placed, Paging):
    """A page of the results of a search."""

    q: Annotated[
        str,
        Field(
            max_length=2000,
            description='Des mots (tous, par leur lemme), "une expression", -exclusion ; par le '
            "sens : une phrase.",
            examples=["éclairage -rue"],
        ),
    ] = ""
    mode: Annotated[
        Mode,
        Field(
            description="mots : contributions ; sens : passages proches ; concordance : chaque "
            "occurrence dans son contexte."
        ),
    ] = "mots"
    theme: Annotated[str, Field(max_length=40, description="Thème ou sous-thème de l'analyse.")] = (
        ""
    )
    date_from: Annotated[
        str, Field(max_length=10, description="Premier jour, par exemple 2020-01-08.")
    ] = ""
    date_to: Annotated[str, Field(max_length=10, description="Dernier jour compris.")] = ""
    context: Annotated[
        int,
        Field(ge=10, le=300, description="Concordance : caractères de part et d'autre du pivot."),
    ] = 60
    sort: Annotated[
        Order,
        Field(
            description="Concordance : ordre des contributions, ou ordre alphabétique du contexte "
            "de gauche ou de droite."
        ),
    ] = "ordre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What texts must be like. None or "": anything. `texts_of` are the readable territories."""

    texts_of: tuple[str, ...] | None
    facets: Facets
    part: Slice
    theme: str = ""
    period: tuple[dt.date, dt.date] | None = None


def filters_of(
    session: Session, who: Principal, consultation: str, asked: Searched
) -> tuple[View, Filters]:
    """Return the analysis to search, and the filters with the limits of the reader added.

    Raises:
        UnknownConsultation, UnknownAnalysis, NotAnalysed: nothing to search.
        UnknownTerritory, OutOfScope: not a territory, or not the reader's.
        UnknownTheme, UnknownValue, BadDate: a filter that nothing can meet.
    """
    chosen = choose_analysis(session, consultation, asked.analysis)
    view = look(who, chosen, asked.territory, asked.part)
    _check_values(session, chosen.analysis, asked)
    if asked.theme:
        find_theme(session, chosen.analysis, asked.theme)
    period = _period(asked)
    return view, Filters(
        texts_of=view.texts_of,
        facets=tuple(_facets(who, asked, period)),
        part=asked.part,
        theme=asked.theme,
        period=period,
    )


def _check_values(session: Session, analysis: str, asked: Searched) -> None:
    for name in ("channel", "audience", "question"):
        wanted = getattr(asked, name)
        if wanted and not occurs(session, analysis, Slice(**{name: wanted})):
            raise UnknownValue(name, wanted, getattr(slices_of(session, analysis), f"{name}s"))


def _period(asked: Searched) -> tuple[dt.date, dt.date] | None:
    if not asked.date_from and not asked.date_to:
        return None
    first = _day("date_from", asked.date_from) if asked.date_from else EARLIEST
    last = _day("date_to", asked.date_to) if asked.date_to else LATEST
    if first > last:
        raise BadDate("date_to", asked.date_to, f"une date à partir du {first.isoformat()}")
    return max(first, EARLIEST), min(last, LATEST)


def _day(name: str, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise BadDate(name, value) from error


def _facets(
    who: Principal, asked: Searched, period: tuple[dt.date, dt.date] | None
) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    if asked.territory != NATIONAL:
        found.append((facets.of_territory(asked.territory),))
    if who.restricted:
        found.append(tuple(map(facets.of_territory, who.territories)))
    values = {"c": asked.channel, "a": asked.audience, "q": asked.question, "h": asked.theme}
    found += [(facets.of_value(kind, value),) for kind, value in values.items() if value]
    if period is not None:
        found.append(facets.of_period(*period))
    return found
