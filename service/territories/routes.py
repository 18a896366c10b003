"""The territories of a consultation."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from nlp.types import NATIONAL, Slice
from service.analyses.queries import choose_analysis
from service.deps import ExchangeDep
from service.territories.compared import (
    DIFFERENCE_COLUMNS,
    ROLLUP_COLUMNS,
    Comparisons,
    DifferenceRow,
    RollupRow,
    difference_rows,
)
from service.territories.comparison import compare, others
from service.territories.queries import look, territories_of
from service.territories.rollup import Rolled, roll_up
from service.territories.schemas import TERRITORY_COLUMNS, TerritoryOut
from service.themes.asked import Paged, Sliced, Which, view_of
from service.web.documented import CodePath, ConsultationPath, read
from service.web.paging import Page, Paging, cut_page

router = APIRouter(prefix="/consultations/{consultation}", tags=["Territoires"])


class Beside(Which):
    """With what a territory is compared."""

    other: Annotated[
        str,
        Field(alias="with", max_length=5, description="Code de l'autre ; sinon région et nation."),
    ] = ""


class RolledUp(Sliced, Paging):
    """Which table theme × territory."""

    level: Annotated[
        Literal["arrondissement", "département", "région", "national"],
        Field(description="Niveau des territoires."),
    ] = "département"
    within: Annotated[
        str, Field(max_length=5, description="Territoire à détailler ; « FR » : la nation.")
    ] = NATIONAL
    theme_level: Annotated[int, Field(ge=1, le=2, description="1 : thèmes, 2 : sous-thèmes.")] = 1
    theme: Annotated[str, Field(max_length=40, description="Un seul thème.")] = ""


@router.get(
    "/territories",
    summary="Les territoires d'une consultation",
    response_model=Page[TerritoryOut],
    responses=read(409, table=True),
)
def read_territories(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Paged, Query()]
) -> Response:
    """Rend les territoires qui ont des chiffres et que ce jeton peut lire, grands d'abord."""
    with exchange.desk.reading() as session:
        chosen = choose_analysis(session, consultation, asked.analysis)
        return exchange.listing(
            chosen.analysis,
            lambda: cut_page(territories_of(session, chosen, exchange.who), asked),
            TERRITORY_COLUMNS,
        )


@router.get(
    "/territories/{code}/comparison",
    summary="Un territoire face à un autre",
    response_model=Comparisons,
    responses=read(409, table=True),
)
def read_comparison(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    code: CodePath,
    asked: Annotated[Beside, Query()],
) -> Response:
    """Rend ce qui est dit plus, moins, ou seulement ici, et les idées rares de ce territoire.

    Sans « with », le territoire est mis face au reste de sa région, puis au reste de la nation. Les
    comptes sont ceux de contributeurs. Un jeton de rédacteur compare ses territoires avec eux-mêmes
    et avec ceux qui les contiennent.
    """
    with exchange.desk.reading() as session:
        chosen = choose_analysis(session, consultation, asked.analysis)
        view = look(exchange.who, chosen, code, Slice())
        facing = (asked.other,) if asked.other else others(code)
        for one in facing:
            look(exchange.who, chosen, one, Slice())

        def produce() -> tuple[Comparisons, Sequence[DifferenceRow]]:
            found = tuple(compare(session, view, one) for one in facing)
            value = Comparisons(
                consultation=consultation,
                analysis=chosen.analysis,
                territory=code,
                comparisons=found,
            )
            return value, difference_rows(found)

        return exchange.table(chosen.analysis, produce, DIFFERENCE_COLUMNS)


@router.get(
    "/rollup",
    summary="Le tableau des thèmes par territoire",
    response_model=Page[RollupRow],
    responses=read(409, table=True),
)
def read_rollup(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[RolledUp, Query()]
) -> Response:
    """Rend chaque thème dans chaque territoire d'un niveau, d'arrondissement à nation.

    Les contributions et les bases s'additionnent d'un niveau à l'autre, la ligne « non précisé »
    comprise ; les textes et contributeurs sont des comptes distincts et ne s'additionnent pas. Avec
    un filtre, la ligne « non précisé » n'est pas donnée.
    """
    with exchange.desk.reading() as session:
        view = view_of(session, exchange.who, consultation, asked, asked.within)
        wanted = Rolled(level=asked.level, theme_level=asked.theme_level, theme=asked.theme)
        return exchange.listing(
            view.analysis, lambda: cut_page(roll_up(session, view, wanted), asked), ROLLUP_COLUMNS
        )
