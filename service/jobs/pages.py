"""The page of a job: how far it is, live, and where to go when it has ended."""

from fastapi import APIRouter
from starlette.responses import Response

from service.consultations.queries import find_consultation
from service.deps import AnalystDep
from service.jobs.queries import find_job
from service.web.documented import ConsultationPath, IdPath
from service.web.rendering import Shown, fresh_page

router = APIRouter(prefix="/consultations/{consultation}/taches", include_in_schema=False)


@router.get("/{job}")
def show_job(exchange: AnalystDep, consultation: ConsultationPath, job: IdPath) -> Response:
    """Show a job; with script the page follows it, without it is asked for again."""
    with exchange.desk.reading() as session:
        found = find_job(session, job)
        values = {
            "consultation": find_consultation(session, consultation),
            "section": "lots" if found.kind == "import" else "analyses",
            "job": found,
        }
    if found.ended:
        exchange.desk.recent.forget()
    return fresh_page(exchange.request, Shown("lots/tache.html", values))
