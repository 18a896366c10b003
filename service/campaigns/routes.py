"""The campaigns of a consultation."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.analyses.queries import choose_analysis
from service.campaigns.queries import campaigns_of
from service.campaigns.schemas import CAMPAIGN_COLUMNS, CampaignOut
from service.deps import ExchangeDep
from service.themes.asked import Paged
from service.web.documented import ConsultationPath, read
from service.web.paging import Page

router = APIRouter(prefix="/consultations/{consultation}", tags=["Contributions"])


@router.get(
    "/campaigns",
    summary="Les campagnes : un même texte, à peu près, envoyé par plusieurs",
    response_model=Page[CampaignOut],
    responses=read(409, table=True),
)
def read_campaigns(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Paged, Query()]
) -> Response:
    """Rend les campagnes de l'analyse, de la plus grande à la plus petite, avec trois comptes.

    Le texte n'est rendu qu'à qui lit les textes d'un de ses territoires au moins ; les autres
    jetons ne voient que les comptes.
    """
    with exchange.desk.reading() as session:
        chosen = choose_analysis(session, consultation, asked.analysis)
        return exchange.listing(
            chosen.analysis,
            lambda: campaigns_of(session, chosen.analysis, exchange.who, asked),
            CAMPAIGN_COLUMNS,
        )
