"""Single contributions: the publishable text, never the source text."""

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.responses import Response

from data.territories.gazetteer import load_gazetteer
from service.accounts.roles import reads_texts
from service.analyses.queries import choose_analysis
from service.batches.contribution_queries import Asked, describe_contribution
from service.batches.queries import find_contribution
from service.batches.schemas import ContributionOut
from service.deps import ExchangeDep
from service.errors import NotAnalysed, UnknownContribution
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
        analysis = _analysis(session, consultation, asked.analysis)
        found = find_contribution(session, consultation, contribution)
        # As if it were not there: that a text exists elsewhere is not for this reader either.
        if not reads_texts(exchange.who, load_gazetteer().path(found.territory)):
            raise UnknownContribution(contribution)
        reader = Asked(who=exchange.who, consultation=consultation, analysis=analysis)
        return exchange.fresh(describe_contribution(session, found, reader))


def _analysis(session: Session, consultation: str, wanted: str | None) -> str | None:
    """Return the analysis to read, None when none has ended and none was named."""
    try:
        return choose_analysis(session, consultation, wanted).analysis
    except NotAnalysed:
        if wanted:
            raise
        return None
