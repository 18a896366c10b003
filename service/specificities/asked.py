"""How comparisons are asked for."""

from typing import Annotated, Literal

from pydantic import Field

from nlp.types import NATIONAL
from service.themes.asked import Paged

Unit = Literal["contributeurs", "textes"]
TerritoryLevel = Literal["arrondissement", "département", "région"]


class Worded(Paged):
    """A page of the words of a part."""

    by: Annotated[
        Literal["territory", "channel", "audience", "question"],
        Field(description="Ce qui découpe le corpus."),
    ] = "territory"
    part: Annotated[
        str,
        Field(
            min_length=1,
            max_length=2000,
            description="La partie : code de territoire, ou canal, public, question, exact.",
            examples=["02"],
        ),
    ]
    side: Annotated[
        Literal["", "plus", "moins", "rare"],
        Field(description="Une seule liste : plus, moins ou rare ; vide : toutes."),
    ] = ""
    published: Annotated[
        bool, Field(description="Pour diffusion : cases sous 5 masquées, comme « specificities ».")
    ] = False


class Compared(Paged):
    """A page of specificities."""

    by: Annotated[
        str,
        Field(
            max_length=40,
            description="territory, channel, audience, question, ou deux : « territory,channel ».",
        ),
    ] = "territory"
    unit: Annotated[
        Unit,
        Field(
            description="Ce que l'on compte : contributeurs (une fois par partie, une copie longue "
            "une fois en tout) ou textes distincts."
        ),
    ] = "contributeurs"
    level: Annotated[int, Field(ge=1, le=2, description="1 : thèmes, 2 : sous-thèmes.")] = 1
    territory: Annotated[
        str, Field(max_length=5, description="Ce territoire et ceux qu'il contient.")
    ] = NATIONAL
    territory_level: Annotated[
        TerritoryLevel | None,
        Field(description="Niveau comparé ; sinon celui du territoire, département pour FR."),
    ] = None
    theme: Annotated[str, Field(max_length=40, description="Un seul thème.")] = ""
    published: Annotated[
        bool,
        Field(
            description="Pour diffusion : cases sous 5 masquées, et celles qui les trahiraient. "
            "Un croisement de plus de 64 parties est masqué en entier."
        ),
    ] = False
