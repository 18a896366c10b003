"""Search in the texts of a consultation."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.deps import ExchangeDep
from service.home import Home
from service.search.asked import Searched, filters_of
from service.search.looking import look_for
from service.search.queries import Asked, index_of
from service.search.schemas import HIT_COLUMNS, Hits
from service.web.documented import ConsultationPath, read

router = APIRouter(prefix="/consultations/{consultation}", tags=["Recherche"])


@router.get(
    "/search",
    summary="Chercher dans les textes",
    response_model=Hits,
    responses=read(409, table=True),
)
def search(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Searched, Query()]
) -> Response:
    """Cherche des mots, un sens, ou les occurrences d'un mot dans leur contexte (concordance).

    Sans casse ni accents ; un mot trouve toutes les formes de son lemme, une expression entre
    guillemets ses formes exactes, -mot exclut. Seuls les textes publiables des territoires du
    jeton sont cherchés. Au-delà d'une borne, dite par « more », les résultats sont un échantillon.
    """
    with exchange.desk.reading() as session:
        view, filters = filters_of(session, exchange.who, consultation, asked)
        wanted = Asked(analysis=view.analysis, searched=asked, filters=filters)
        index = index_of(session, view.analysis)
        made = f"{view.analysis} {index.number} {index.built_at}"
        home = Home(exchange.desk.settings.home.resolve())
        return exchange.listing(made, lambda: look_for(session, home, wanted), HIT_COLUMNS)
