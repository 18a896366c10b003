"""The batches: look before sending, send, read the import report."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.responses import Response

from service.batches.preview import preview
from service.batches.queries import describe_batch, find_batch
from service.batches.schemas import BatchOut, PreviewsOut
from service.batches.upload import Submission, laid_out
from service.deps import AnalystDep
from service.web.documented import ConsultationPath, IdPath, problems, read
from service.web.paging import Paging

router = APIRouter(prefix="/consultations/{consultation}/batches", tags=["Lots"])

Sent = Annotated[Submission, Form(media_type="multipart/form-data")]


@router.post(
    "/preview",
    summary="Voir avant d'importer",
    response_model=PreviewsOut,
    responses=problems(400, 413, 415, 507),
)
def preview_batch(_: AnalystDep, consultation: ConsultationPath, sent: Sent) -> PreviewsOut:  # noqa: ARG001  part of the address
    """Lit les fichiers sans rien enregistrer : encodage, séparateur, colonnes et rôles proposés.

    Chaque rôle porte sa confiance ; « problem » dit ce que l'import refuserait, et les candidats.
    """
    with laid_out(sent) as files:
        return PreviewsOut(files=preview(files))


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
