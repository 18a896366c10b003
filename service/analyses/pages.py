"""Pages of analyses: start one, what came of it, and how it was done, in plain French."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from nlp.errors import AssisesError
from nlp.types import NATIONAL
from service.analyses.changes import changes
from service.analyses.queries import describe, find_analysis
from service.analyses.routes import settings_of
from service.analyses.schemas import AnalysisRequest
from service.analyses.tables import Analysis
from service.analyses.unread import Unread, unread_by
from service.consultations.queries import find_consultation
from service.deps import AnalystDep, Exchange, ExchangeDep
from service.synthesis.method import method_of
from service.themes.narrowed import Narrowed
from service.themes.queries import all_themes
from service.themes.reasons import reason_without_theme
from service.validation import explain
from service.web.documented import ConsultationPath, IdPath
from service.web.forms import FormDep
from service.web.rendering import Shown, answer_page, fresh_page

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


@router.get("/analyses")
def show_analyses(exchange: AnalystDep, consultation: ConsultationPath) -> Response:
    """Show all analyses of a consultation, and the form to start another."""
    return _list(exchange, consultation)


@router.post("/analyses")
def start_analysis(exchange: AnalystDep, consultation: ConsultationPath, form: FormDep) -> Response:
    """Start an analysis, and follow it."""
    # The worker's side of the analyses is imported at the first use, not when the process starts.
    from service.analyses.actions import start

    try:
        settings = settings_of(exchange.desk.settings, _request(form))
        with exchange.desk.writing() as session:
            begun = start(session, find_consultation(session, consultation), settings)
            session.commit()
            job = begun.job.id
    except ValidationError as invalid:
        reasons = explain(invalid.errors())
        told = " ; ".join(f"{each['where']} : {each['reason']}" for each in reasons)
        return _list(exchange, consultation, f"Réglage refusé : {told}")
    except AssisesError as refused:
        return _list(exchange, consultation, str(refused))
    return RedirectResponse(f"/consultations/{consultation}/taches/{job}", 303)


@router.get("/analyses/{analysis}")
def show_analysis(
    exchange: AnalystDep, consultation: ConsultationPath, analysis: IdPath
) -> Response:
    """Show what came of an analysis, and what changed since the one before."""
    with exchange.desk.reading() as session:
        found = find_analysis(session, consultation, analysis)
        values = {
            **_head(session, consultation),
            "one": describe(session, consultation, found),
            "before": (before := _before(session, found)),
            "changes": changes(session, before.id, found.id) if before else [],
            "reason_of": reason_without_theme,
        }
    return fresh_page(exchange.request, Shown("analyses/analyse.html", values))


def _request(form: FormData) -> AnalysisRequest:
    given = {name: str(form.get(name, "")).strip() for name in AnalysisRequest.model_fields}
    return AnalysisRequest.model_validate({name: value for name, value in given.items() if value})


def _list(exchange: Exchange, consultation: str, refused: str = "") -> Response:
    with exchange.desk.reading() as session:
        head = _head(session, consultation)
        query = select(Analysis).where(Analysis.consultation_id == head["consultation"].id)
        order = (Analysis.created_at.desc(), Analysis.id)
        found = list(session.scalars(query.order_by(*order)))
        last = next((one for one in found if one.state == "done"), None)
        unread = unread_by(session, last) if last else Unread()
    values = {**head, "analyses": found, "unread": unread, "refused": refused}
    shown = Shown("analyses/analyses.html", values, 422 if refused else 200)
    return fresh_page(exchange.request, shown)


def _before(session: Session, found: Analysis) -> Analysis | None:
    """Return the finished analysis that came last before another, None for the first."""
    older = (one for one in ended_analyses(session, found.consultation_id)
             if one.id != found.id and one.created_at < found.created_at)  # fmt: skip
    return next(older, None)


def _head(session: Session, consultation: str) -> dict[str, Any]:
    return {"consultation": find_consultation(session, consultation), "section": "analyses"}
