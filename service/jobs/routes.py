"""The jobs: one look, or one event a change."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from service.deps import AnalystDep, Exchange
from service.jobs.events import events
from service.jobs.queries import find_job
from service.jobs.schemas import JobOut
from service.web.documented import IdPath, problems, read

router = APIRouter(prefix="/jobs", tags=["Tâches"])

STREAM = "text/event-stream"


@router.get("/{job}", summary="Une tâche", response_model=JobOut, responses=read())
def read_job(exchange: AnalystDep, job: IdPath) -> Response:
    """Rend l'étape, la part faite, l'estimation du temps restant, et l'erreur s'il y en a une."""
    return exchange.fresh(_look(exchange, job))


@router.get(
    "/{job}/events",
    summary="Suivre une tâche",
    response_class=StreamingResponse,
    responses={
        **problems(404),
        200: {
            "description": "Un événement « progress » à chaque changement, puis « done » ou "
            "« failed », et la fin du flux. Les données sont celles de /jobs/{j}.",
            "content": {STREAM: {"schema": {"type": "string"}}},
        },
    },
)
def follow_job(exchange: AnalystDep, job: IdPath) -> Response:
    """Envoie l'avancement d'une tâche au fil de l'eau (server-sent events), jusqu'à sa fin."""
    look = partial(_look, exchange, job)
    look()
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(events(look), media_type=STREAM, headers=headers)


def _look(exchange: Exchange, job: str) -> JobOut:
    with exchange.desk.reading() as session:
        found = find_job(session, job)
    if found.ended:
        # Who learns that an analysis has ended must see it in the next answer.
        exchange.desk.recent.forget()
    return found
