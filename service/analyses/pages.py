"""Pages of analyses: what was done and how well, in plain French."""

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import Response

from nlp.types import NATIONAL
from service.analyses.tables import Analysis
from service.consultations.queries import find_consultation
from service.deps import ExchangeDep
from service.synthesis.method import method_of
from service.themes.narrowed import Narrowed
from service.themes.queries import all_themes
from service.web.documented import ConsultationPath
from service.web.rendering import Shown, answer_page

router = APIRouter(prefix="/consultations/{consultation}", include_in_schema=False)


@router.get("/methode")
def show_method(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Narrowed, Query()]
) -> Response:
    """Show what was received, what was done with it, how well, and what it cannot tell."""
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, NATIONAL)

        def produce() -> Shown:
            analysis = session.get_one(Analysis, view.analysis)
            values = {
                "consultation": find_consultation(session, consultation),
                "section": "methode",
                "view": view,
                "analysis": analysis,
                "method": method_of(session, analysis),
                "themes": all_themes(session, view, 1),
                "ended": ended_analyses(session, analysis.consultation_id),
            }
            return Shown("analyses/methode.html", values)

        return answer_page(exchange, view.analysis, produce)


def ended_analyses(session: Session, consultation: int) -> list[Analysis]:
    """Return the finished analyses of a consultation, the latest first."""
    query = (
        select(Analysis)
        .where(Analysis.consultation_id == consultation, Analysis.state == "done")
        .order_by(Analysis.created_at.desc(), Analysis.id)
    )
    return list(session.scalars(query))
