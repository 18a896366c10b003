"""A theme over time."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from nlp.types import NATIONAL
from service.deps import ExchangeDep
from service.themes.asked import Sliced, Which, view_of
from service.themes.timeline import EARLIEST, LATEST, Period, Step, timeline_of
from service.themes.timeline_schemas import POINT_COLUMNS, PointOut, TimelineOut
from service.web.documented import ConsultationPath, IdPath, read

router = APIRouter(prefix="/consultations/{consultation}", tags=["Thèmes"])


class Timed(Which):
    """A territory and channel, by which step, from when to when."""

    step: Annotated[Step, Field(description="jour ou semaine (ISO).")] = "semaine"
    territory: Annotated[str, Field(max_length=5, description="Code ; « FR » : la nation.")] = (
        NATIONAL
    )
    channel: Annotated[str, Field(max_length=40, description="Canal, exact.")] = ""
    since: Annotated[date | None, Field(description="Premier jour, compris.")] = None
    until: Annotated[date | None, Field(description="Dernier jour, compris.")] = None

    @property
    def period(self) -> Period:
        """Return the days asked for."""
        return Period(
            since=self.since.isoformat() if self.since else EARLIEST,
            until=self.until.isoformat() if self.until else LATEST,
        )


@router.get(
    "/themes/{theme}/timeline",
    summary="Un thème au fil du temps",
    response_model=TimelineOut,
    responses=read(409, table=True),
)
def read_timeline(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    theme: IdPath,
    asked: Annotated[Timed, Query()],
) -> Response:
    """Rend le thème par jour ou semaine ISO, avec la base de chaque moment ; 400 points au plus.

    Seules les contributions datées ont un moment ; les autres sont comptées à part (undated). Une
    personne compte une fois par jour, et une fois par semaine, quel qu'en soit le nombre de jours.
    """
    with exchange.desk.reading() as session:
        sliced = Sliced(analysis=asked.analysis, channel=asked.channel)
        view = view_of(session, exchange.who, consultation, sliced, asked.territory)

        def produce() -> tuple[TimelineOut, Sequence[PointOut]]:
            found = timeline_of(session, view, theme, asked.step, asked.period)
            return found, found.points

        return exchange.table(view.analysis, produce, POINT_COLUMNS)
