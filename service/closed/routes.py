"""Closed questions of a territory, and the themes of those who answered them."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.analyses.queries import choose_analysis
from service.closed.answers import closed_of, rows_of, state_of
from service.closed.asked import ClosedAsked, CrossedAsked, check_figures, view_closed
from service.closed.crossed import Crossed, crossed_themes
from service.closed.schemas import (
    CLOSED_COLUMNS,
    CROSSED_COLUMNS,
    ClosedQuestions,
    ClosedRow,
    ThemeOfAnswer,
)
from service.deps import ExchangeDep
from service.web.documented import ConsultationPath, IdPath, read
from service.web.paging import Page, cut_page

router = APIRouter(prefix="/consultations/{consultation}/closed", tags=["Questions fermées"])


@router.get(
    "",
    summary="Les questions fermées d'un territoire",
    response_model=ClosedQuestions,
    responses=read(table=True),
)
def read_closed(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[ClosedAsked, Query()]
) -> Response:
    """Rend chaque question avec sa base et toutes ses réponses, 0 compris, dans leur ordre.

    Chaque contributeur est compté une fois par question ; les sans-réponse sont hors de la base.
    « published=true » masque les effectifs sous 5 et ceux qui permettraient de les retrouver.
    """
    with exchange.desk.reading() as session:
        view = view_closed(session, exchange.who, consultation, asked)

        def produce() -> tuple[ClosedQuestions, Sequence[ClosedRow]]:
            found = closed_of(session, view)
            return found, rows_of(found)

        return exchange.table(state_of(session, view.consultation_id), produce, CLOSED_COLUMNS)


@router.get(
    "/{question}/themes",
    summary="Les thèmes selon la réponse à une question fermée",
    response_model=Page[ThemeOfAnswer],
    responses=read(409, table=True),
)
def read_crossed(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    question: IdPath,
    asked: Annotated[CrossedAsked, Query()],
) -> Response:
    """Rend, pour chaque thème et chaque réponse, combien de ceux qui l'ont choisie en parlent.

    Réponses et textes sont rapprochés par contributeur ; la base est faite de ceux qui ont répondu
    et écrit. Sans contributeur connu, il n'y a rien à rapprocher : la liste est vide.
    """
    with exchange.desk.reading() as session:
        chosen = choose_analysis(session, consultation, asked.analysis)
        check_figures(exchange.who, asked.territory)
        crossed = Crossed(
            question=question,
            territory=asked.territory,
            level=asked.level,
            published=asked.published,
        )
        return exchange.listing(
            chosen.analysis,
            lambda: cut_page(crossed_themes(session, chosen, crossed), asked),
            CROSSED_COLUMNS,
        )
