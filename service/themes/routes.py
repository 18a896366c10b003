"""The themes: of a territory, of the nation, one by one."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from data.territories.gazetteer import load_gazetteer
from nlp.types import NATIONAL
from service.accounts.roles import reads_figures
from service.deps import ExchangeDep, Whole
from service.themes import queries
from service.themes.asked import MOST, Listed, Placed, Quoted, Spread, Top, view_of
from service.themes.schemas import (
    PLACE_COLUMNS,
    THEME_COLUMNS,
    VERBATIM_COLUMNS,
    TerritoryThemes,
    ThemeInTerritory,
    ThemeSummary,
    VerbatimOut,
)
from service.themes.view import Wanted, identity
from service.web.documented import CodePath, ConsultationPath, IdPath, read
from service.web.paging import Page, cut_page
from service.web.streams import Stream, stream

router = APIRouter(prefix="/consultations/{consultation}", tags=["Thèmes"])


@router.get(
    "/territories/{code}/themes",
    summary="Les premiers thèmes d'un territoire",
    response_model=TerritoryThemes,
    responses=read(409, table=True),
)
def read_territory_themes(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    code: CodePath,
    asked: Annotated[Top, Query()],
) -> Response:
    """Rend les thèmes du territoire, du plus fréquent au moins fréquent, avec leurs chiffres.

    Chaque thème porte son titre, sa définition, ses termes, ses trois comptes, sa part avec
    intervalle, sa spécificité, des citations vérifiables et ses sous-thèmes. Un jeton de rédacteur
    lit les chiffres de ses territoires et de ceux qui les contiennent, et les textes des siens.
    """
    with exchange.desk.reading() as session:
        view = view_of(session, exchange.who, consultation, asked, code)

        def produce(top: int = MOST) -> TerritoryThemes:
            return queries.territory_themes(session, view, Wanted(top=top, level=asked.level))

        whole = Whole(
            of=(*identity(view), str(asked.level)),
            count=asked.top,
            make=lambda: _stream(produce()),
            columns=THEME_COLUMNS,
        )
        return exchange.first_of(whole, lambda: produce(asked.top).themes)


def _stream(found: TerritoryThemes) -> Stream:
    return stream(found.model_copy(update={"themes": ()}), found.themes)


@router.get(
    "/themes",
    summary="Tous les thèmes",
    response_model=Page[ThemeSummary],
    responses=read(409, table=True),
)
def read_themes(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Listed, Query()]
) -> Response:
    """Rend les thèmes et sous-thèmes de l'analyse, sans citations ; chiffres de la nation."""
    with exchange.desk.reading() as session:
        view = view_of(session, exchange.who, consultation, asked, asked.territory)
        return exchange.listing(
            view.analysis,
            lambda: cut_page(queries.all_themes(session, view, asked.level), asked),
            THEME_COLUMNS,
        )


@router.get(
    "/themes/{theme}",
    summary="Un thème",
    response_model=ThemeSummary,
    responses=read(409),
)
def read_theme(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    theme: IdPath,
    asked: Annotated[Placed, Query()],
) -> Response:
    """Rend un thème ou sous-thème avec ses citations ; chiffres de la nation sans autre demande."""
    with exchange.desk.reading() as session:
        view = view_of(session, exchange.who, consultation, asked, asked.territory)
        return exchange.answer(view.analysis, lambda: queries.one_theme(session, view, theme))


@router.get(
    "/themes/{theme}/verbatims",
    summary="Les citations d'un thème",
    response_model=Page[VerbatimOut],
    responses=read(409, table=True),
)
def read_verbatims(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    theme: IdPath,
    asked: Annotated[Quoted, Query()],
) -> Response:
    """Rend tous les passages d'un thème, du plus fort au plus faible.

    « reste » à la place du thème rend les passages sans thème, chacun avec sa raison (status).
    """
    with exchange.desk.reading() as session:
        view = view_of(session, exchange.who, consultation, asked, asked.territory)
        return exchange.listing(
            view.analysis,
            lambda: queries.theme_verbatims(session, view, theme, asked),
            VERBATIM_COLUMNS,
        )


@router.get(
    "/themes/{theme}/territories",
    summary="Un thème par territoire",
    response_model=Page[ThemeInTerritory],
    responses=read(409, table=True),
)
def read_theme_territories(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    theme: IdPath,
    asked: Annotated[Spread, Query()],
) -> Response:
    """Rend les chiffres d'un thème dans chaque territoire, du plus grand au plus petit."""
    with exchange.desk.reading() as session:
        view = view_of(session, exchange.who, consultation, asked, NATIONAL)

        def produce() -> Page[ThemeInTerritory]:
            rows = queries.theme_territories(session, view, theme)
            gazetteer = load_gazetteer()
            seen = [row for row in rows if reads_figures(exchange.who, row.territory, gazetteer)]
            return cut_page(seen, asked)

        return exchange.listing(view.analysis, produce, PLACE_COLUMNS)
