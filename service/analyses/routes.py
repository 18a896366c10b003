"""The analyses: start one, read what it was."""

from fastapi import APIRouter
from starlette.responses import Response

from service.analyses.queries import describe, find_analysis
from service.analyses.schemas import AnalysisOut
from service.deps import ExchangeDep
from service.web.documented import ConsultationPath, IdPath, read

router = APIRouter(prefix="/consultations/{consultation}/analyses", tags=["Analyses"])


@router.get(
    "/{analysis}",
    summary="Une analyse : manifeste, couverture, qualité",
    response_model=AnalysisOut,
    responses=read(),
)
def read_analysis(
    exchange: ExchangeDep, consultation: ConsultationPath, analysis: IdPath
) -> Response:
    """Rend ce qui a été fait, sur quoi, avec quelle couverture : de quoi annexer à une synthèse."""
    with exchange.desk.reading() as session:
        found = find_analysis(session, consultation, analysis)
        return exchange.fresh(describe(session, consultation, found))
