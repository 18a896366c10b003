"""What sets the parts of a consultation apart: themes and words."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from nlp.types import NATIONAL, Slice
from service.analyses.queries import choose_analysis
from service.deps import ExchangeDep
from service.specificities.asked import Compared, Worded
from service.specificities.queries import Wanted, specificities_page
from service.specificities.schemas import (
    SPECIFICITY_COLUMNS,
    WORD_COLUMNS,
    SpecificityOut,
    WordOut,
)
from service.specificities.ways import TERRITORY, read_way
from service.specificities.words import WantedWords, words_of
from service.territories.queries import look
from service.themes.queries import find_theme
from service.web.documented import ConsultationPath, read
from service.web.paging import Page, cut_page

router = APIRouter(prefix="/consultations/{consultation}", tags=["Comparaisons"])


@router.get(
    "/specificities",
    summary="Les spécificités des thèmes",
    response_model=Page[SpecificityOut],
    responses=read(409, table=True),
)
def read_specificities(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Compared, Query()]
) -> Response:
    """Rend quels thèmes une partie porte plus ou moins que l'ensemble du corpus.

    T, t, F, f comptent l'unité demandée, parmi les contributions dont la partie est connue. Les
    cases vides n'ont de ligne que si leur vide est significatif. Les parties suivent leur ordre ;
    dans chacune, le thème le plus sur-représenté vient d'abord.
    """
    with exchange.desk.reading() as session:
        chosen = choose_analysis(session, consultation, asked.analysis)
        view = look(exchange.who, chosen, asked.territory, Slice())
        wanted = Wanted(
            comparison=read_way(asked.by, asked.territory, asked.territory_level or ""),
            unit=asked.unit,
            level=asked.level,
            theme=asked.theme,
            published=asked.published,
        )
        if asked.theme:
            find_theme(session, chosen.analysis, asked.theme)
        return exchange.listing(
            chosen.analysis,
            lambda: specificities_page(session, view, wanted, asked),
            SPECIFICITY_COLUMNS,
        )


@router.get(
    "/vocabulary",
    summary="Le vocabulaire spécifique d'une partie",
    response_model=Page[WordOut],
    responses=read(409, table=True),
)
def read_vocabulary(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Worded, Query()]
) -> Response:
    """Rend les formes et expressions qu'une partie emploie plus, ou moins, que le reste.

    50 au plus de trop, 20 de moins, et 20 rares (2 % du corpus au plus, trois contributeurs d'ici
    au moins), pour chaque partie d'au moins trente contributions. T, t, F, f comptent des
    contributeurs ; un mot est porté par cinq textes au moins.
    """
    with exchange.desk.reading() as session:
        chosen = choose_analysis(session, consultation, asked.analysis)
        place = asked.part if asked.by == TERRITORY else NATIONAL
        view = look(exchange.who, chosen, place, Slice())
        wanted = WantedWords(
            comparison=read_way(asked.by, place),
            part=asked.part,
            side=asked.side,
            published=asked.published,
        )
        return exchange.listing(
            chosen.analysis,
            lambda: cut_page(words_of(session, view, wanted), asked),
            WORD_COLUMNS,
        )
