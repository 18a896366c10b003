"""What is said of a theme over time."""

from typing import Annotated

from pydantic import Field

from service.themes.schemas import Frozen


class PointOut(Frozen):
    """A theme on one day or in one week."""

    period: Annotated[str, Field(description="Jour, ou semaine ISO.", examples=["2020-W03"])]
    starts_on: Annotated[str, Field(description="Premier jour.", examples=["2020-01-13"])]
    contributions: Annotated[int, Field(description="Contributions portant le thème.")]
    texts: Annotated[int, Field(description="Textes distincts portant le thème.")]
    contributors: Annotated[
        int, Field(description="Contributeurs portant le thème, une fois par jour ou semaine.")
    ]
    base: Annotated[int, Field(description="Contributions datées de ce moment.")]
    base_contributors: Annotated[int, Field(description="Leurs contributeurs.")]
    share: Annotated[float, Field(description="contributions / base, de 0 à 1.")]
    low: Annotated[float, Field(description="Borne basse de l'intervalle de Wilson à 95 %.")]
    high: Annotated[float, Field(description="Borne haute de l'intervalle de Wilson à 95 %.")]
    flag: Annotated[str, Field(description="« n<30 » quand la base est petite.")]


class TimelineOut(Frozen):
    """A theme over time, in a territory and channel."""

    consultation: str
    analysis: str
    theme_id: str
    theme_title: str
    territory: str
    channel: str
    step: Annotated[str, Field(description="jour ou semaine.")]
    undated: Annotated[int, Field(description="Contributions sans date portant le thème.")]
    undated_base: Annotated[int, Field(description="Contributions sans date, en tout.")]
    note: Annotated[str, Field(description="Ce qui est compté, ce qui est à part.")]
    points: Annotated[
        tuple[PointOut, ...],
        Field(description="Jours ou semaines où quelque chose a été reçu, dans l'ordre."),
    ]


POINT_COLUMNS = tuple(PointOut.model_fields)
