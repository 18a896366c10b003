"""What is said of a territory of a consultation."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class TerritoryOut(BaseModel):
    """A territory that has contributions with content."""

    model_config = ConfigDict(frozen=True)

    code: Annotated[str, Field(description="Code INSEE ; R devant une région.", examples=["02"])]
    name: Annotated[str, Field(examples=["Aisne"])]
    level: Annotated[
        str,
        Field(
            description="arrondissement, département, collectivité, région ou national.",
            examples=["département"],
        ),
    ]
    parent: Annotated[str, Field(description="Territoire au-dessus.", examples=["R32"])] = ""
    base: Annotated[int, Field(description="Contributions ayant un contenu.", examples=[340])]
    themes: Annotated[int, Field(description="Thèmes de niveau 1 présents.", examples=[12])]
    texts_readable: Annotated[bool, Field(description="Les textes en sont lisibles avec ce jeton.")]


TERRITORY_COLUMNS = tuple(TerritoryOut.model_fields)
