"""The territories of a consultation."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.analyses.queries import choose_analysis
from service.deps import ExchangeDep
from service.territories.queries import territories_of
from service.territories.schemas import TERRITORY_COLUMNS, TerritoryOut
from service.themes.asked import Paged
from service.web.documented import ConsultationPath, read
from service.web.paging import Page, cut_page

router = APIRouter(prefix="/consultations/{consultation}", tags=["Territoires"])


@router.get(
    "/territories",
    summary="Les territoires d'une consultation",
    response_model=Page[TerritoryOut],
    responses=read(409, table=True),
)
def read_territories(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Paged, Query()]
) -> Response:
    """Rend les territoires qui ont des chiffres et que ce jeton peut lire, grands d'abord."""
    with exchange.desk.reading() as session:
        chosen = choose_analysis(session, consultation, asked.analysis)
        return exchange.listing(
            chosen.analysis,
            lambda: cut_page(territories_of(session, chosen, exchange.who), asked),
            TERRITORY_COLUMNS,
        )
