"""The page of the map of ideas, its points, and the text of one of them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from nlp.types import NATIONAL
from service.consultations.queries import find_consultation
from service.deps import ExchangeDep
from service.ideas.queries import mapped_themes, point_of, points_of
from service.themes.narrowed import Narrowed
from service.web.documented import ConsultationPath
from service.web.rendering import Shown, answer_page

router = APIRouter(prefix="/consultations/{consultation}/carte", include_in_schema=False)


class PointsOut(BaseModel):
    """The points of a map, in columns."""

    themes: list[int]
    places: list[int]
    x: list[int]
    y: list[int]


@router.get("")
def show_map(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Narrowed, Query()]
) -> Response:
    """Show the themes with their points; without script, as a table."""
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, NATIONAL)

        def produce() -> Shown:
            values: dict[str, Any] = {
                "consultation": find_consultation(session, consultation),
                "section": "carte",
                "view": view,
                "themes": mapped_themes(session, view),
            }
            return Shown("carte/carte.html", values)

        return answer_page(exchange, view.analysis, produce)


@router.get("/points.json")
def send_points(
    exchange: ExchangeDep, consultation: ConsultationPath, asked: Annotated[Narrowed, Query()]
) -> Response:
    """Send the points that the reader may see."""
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, NATIONAL)

        def produce() -> PointsOut:
            found = points_of(session, view)
            return PointsOut(
                themes=list(found.theme), places=list(found.place), x=list(found.x), y=list(found.y)
            )

        return exchange.answer(view.analysis, produce)


@router.get("/points/{place}.json")
def send_point(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    place: int,
    asked: Annotated[Narrowed, Query()],
) -> Response:
    """Send what a point says."""
    with exchange.desk.reading() as session:
        view = asked.view(session, exchange.who, consultation, NATIONAL)
        return JSONResponse(point_of(session, view, place), headers={"cache-control": "no-store"})
