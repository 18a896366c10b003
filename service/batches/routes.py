"""The batches: look before sending, send, read the import report."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.responses import JSONResponse, Response

from service.batches.preview import preview
from service.batches.queries import describe_batch, find_batch, remembered_mapping
from service.batches.schemas import Accepted, BatchOut, PreviewsOut
from service.batches.taking import take
from service.batches.upload import Submission, joins_of, laid_out
from service.deps import AnalystDep
from service.web.documented import ConsultationPath, IdPath, problems, read
from service.web.paging import Paging

router = APIRouter(prefix="/consultations/{consultation}/batches", tags=["Lots"])

Sent = Annotated[Submission, Form(media_type="multipart/form-data")]


@router.post(
    "",
    summary="Envoyer un lot",
    status_code=202,
    response_model=Accepted,
    responses=problems(400, 404, 413, 507),
)
def add_batch(exchange: AnalystDep, consultation: ConsultationPath, sent: Sent) -> Response:
    """Garde les fichiers et met leur import en file ; le même contenu rend le même lot.

    La consultation doit exister (POST /consultations). Les erreurs des fichiers sont celles
    de la tâche : suivez-la, ou voyez d'abord avec /preview. Un import est entier, ou n'est pas.
    """
    joins = joins_of(sent.join)
    with laid_out(sent) as files:
        accepted = take(exchange.desk, consultation, files, joins)
    headers = {"location": f"/api/v1/jobs/{accepted.job}"}
    return JSONResponse(accepted.model_dump(), 202, headers=headers)


@router.post(
    "/preview",
    summary="Voir avant d'importer",
    response_model=PreviewsOut,
    responses=problems(400, 413, 415, 507),
)
def preview_batch(exchange: AnalystDep, consultation: ConsultationPath, sent: Sent) -> PreviewsOut:
    """Lit les fichiers sans rien enregistrer : encodage, séparateur, colonnes et rôles proposés.

    Chaque rôle porte sa confiance ; « problem » dit ce que l'import refuserait, et les candidats.
    """
    with exchange.desk.reading() as session:
        remembered = remembered_mapping(session, consultation)
    with laid_out(sent) as files:
        return PreviewsOut(files=preview(files, remembered))


@router.get(
    "/{batch}",
    summary="Le rapport d'import d'un lot",
    response_model=BatchOut,
    responses=read(),
)
def read_batch(
    exchange: AnalystDep,
    consultation: ConsultationPath,
    batch: IdPath,
    paging: Annotated[Paging, Query()],
) -> Response:
    """Rend ce qu'il est advenu de chaque ligne : lues, refusées avec leur raison, mises de côté.

    Les lignes refusées viennent par pages (page, size).
    """
    with exchange.desk.reading() as session:
        found = find_batch(session, consultation, batch)
        return exchange.fresh(describe_batch(session, consultation, found, paging))
