"""The consultations."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.consultations.queries import all_consultations, one_consultation
from service.consultations.schemas import (
    CONSULTATION_COLUMNS,
    ConsultationOut,
)
from service.deps import ExchangeDep
from service.web.documented import ConsultationPath, read
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
