"""The analyses: start one, read what it was."""

from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from service.analyses.queries import describe, find_analysis
from service.analyses.schemas import Accepted, AnalysisOut, AnalysisRequest
from service.consultations.queries import find_consultation
from service.deps import AnalystDep, ExchangeDep
from service.settings import ServiceSettings
from service.web.documented import ConsultationPath, IdPath, problems, read

if TYPE_CHECKING:
    from nlp.settings import Settings

router = APIRouter(prefix="/consultations/{consultation}/analyses", tags=["Analyses"])


@router.post(
    "",
    summary="Lancer une analyse",
    status_code=202,
    response_model=Accepted,
    responses=problems(400, 404, 409, 413, 507),
)
def add_analysis(
    exchange: AnalystDep, consultation: ConsultationPath, wanted: AnalysisRequest | None = None
) -> Response:
    """Met en file l'analyse de tous les lots ; la même demande déjà en file n'est pas doublée."""
    # The worker's side of the analyses is imported at the first use, not when the process starts.
    from service.analyses.actions import start

    settings = settings_of(exchange.desk.settings, wanted or AnalysisRequest())
    with exchange.desk.writing() as session:
        begun = start(session, find_consultation(session, consultation), settings)
        session.commit()
        accepted = Accepted(analysis=begun.analysis.id, job=begun.job.id)
    headers = {"location": f"/api/v1/jobs/{accepted.job}"}
    return JSONResponse(accepted.model_dump(), 202, headers=headers)


def settings_of(service: ServiceSettings, wanted: AnalysisRequest) -> "Settings":
    """Return the settings of an analysis: those asked for, else those of the service.

    Raises:
        SettingError: what is asked for cannot be used.
    """
    from service.analyses.settings import from_plain, usual_settings

    asked = wanted.model_dump(exclude_none=True)
    seed = {"seed": asked.pop("seed")} if "seed" in asked else {}
    return from_plain({**seed, "cluster": asked}, usual_settings(service))


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
