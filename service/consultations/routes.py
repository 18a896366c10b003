"""The consultations."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from service.consultations.actions import NewConsultation, ensure_consultation
from service.consultations.errors import ConsultationExists
from service.consultations.queries import all_consultations, one_consultation
from service.consultations.schemas import (
    CONSULTATION_COLUMNS,
    ConsultationOut,
    ConsultationRequest,
)
from service.deps import AnalystDep, ExchangeDep
from service.web.documented import ConsultationPath, problems, read
from service.web.paging import Page, Paging, cut_page

router = APIRouter(prefix="/consultations", tags=["Consultations"])


@router.get(
    "",
    summary="Les consultations",
    response_model=Page[ConsultationOut],
    responses=read(table=True),
)
def read_consultations(exchange: ExchangeDep, paging: Annotated[Paging, Query()]) -> Response:
    """Rend les consultations, avec les comptes de leur dernière analyse terminée."""
    with exchange.desk.reading() as session:
        page = cut_page(all_consultations(session), paging)
    return exchange.fresh_listing(page, CONSULTATION_COLUMNS)


@router.get(
    "/{consultation}",
    summary="Une consultation",
    response_model=ConsultationOut,
    responses=read(),
)
def read_consultation(exchange: ExchangeDep, consultation: ConsultationPath) -> Response:
    """Rend une consultation, avec les comptes de sa dernière analyse terminée."""
    with exchange.desk.reading() as session:
        return exchange.fresh(one_consultation(session, consultation))


@router.post(
    "",
    summary="Créer une consultation",
    status_code=201,
    response_model=ConsultationOut,
    responses=problems(400, 409, 413, 507),
)
def add_consultation(exchange: AnalystDep, wanted: ConsultationRequest) -> Response:
    """Crée une consultation vide, à laquelle on envoie ensuite des lots."""
    with exchange.desk.writing() as session:
        _, created = ensure_consultation(session, NewConsultation(**wanted.model_dump()))
        if not created:
            raise ConsultationExists(wanted.slug)
        session.commit()
        made = one_consultation(session, wanted.slug)
    headers = {"location": f"/api/v1/consultations/{wanted.slug}"}
    return JSONResponse(made.model_dump(mode="json"), 201, headers=headers)
