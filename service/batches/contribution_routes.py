"""Single contributions: the publishable text, never the source text."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.batches.contribution_queries import read_one
from service.batches.schemas import ContributionOut
from service.deps import ExchangeDep
from service.themes.asked import Which
from service.web.documented import ConsultationPath, IdPath, read

router = APIRouter(prefix="/consultations/{consultation}", tags=["Contributions"])


@router.get(
    "/contributions/{contribution:path}",
    summary="Une contribution",
    response_model=ContributionOut,
    responses=read(),
)
def read_contribution(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    contribution: IdPath,
    asked: Annotated[Which, Query()],
) -> Response:
    """Rend le texte publiable d'une contribution et ses passages, chacun avec son thème.

    Chaque rattachement porte ce qui parle pour lui (evidence). Le texte source n'est jamais rendu.
    Sans analyse terminée, la liste des passages est vide. Une contribution hors du périmètre du
    jeton est inconnue pour lui (404).
    """
    with exchange.desk.reading() as session:
        wanted = (consultation, contribution, asked.analysis)
        return exchange.fresh(read_one(session, exchange.who, *wanted))
