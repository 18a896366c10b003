"""What is said of a consultation."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class ConsultationOut(BaseModel):
    """A consultation and how far it is."""

    model_config = ConfigDict(frozen=True)

    slug: Annotated[str, Field(description="Nom court.", examples=["assises-2020"])]
    name: Annotated[str, Field(examples=["Assises territoriales 2020"])]
    starts_on: date | None = None
    ends_on: date | None = None
    fictional: Annotated[bool, Field(description="Consultation inventée (exemple).")] = False
    batches: Annotated[int, Field(description="Lots importés.")] = 0
    contributions: Annotated[int, Field(description="Contributions enregistrées.")] = 0
    analysis: Annotated[str | None, Field(description="Dernière analyse terminée.")] = None
    received: Annotated[int | None, Field(description="Reçues, selon cette analyse.")] = None
    analysed: Annotated[int | None, Field(description="Analysées, selon cette analyse.")] = None
    passages: Annotated[int | None, Field(description="Passages ayant un contenu.")] = None
    residual_passages: Annotated[
        int | None, Field(description="Ceux de ces passages qui sont sans thème.")
    ] = None
    themes: Annotated[int | None, Field(description="Thèmes de niveau 1.")] = None
    unread_batches: Annotated[
        int | None, Field(description="Lots que cette analyse n'a pas lus.")
    ] = None
    unread_contributions: Annotated[int | None, Field(description="Leurs contributions.")] = None


CONSULTATION_COLUMNS = tuple(ConsultationOut.model_fields)


class ConsultationRequest(BaseModel):
    """A consultation to create."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"slug": "assises-2020", "name": "Assises territoriales 2020"}]
        },
    )

    slug: Annotated[
        str,
        Field(
            pattern="^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$",
            description="Nom court, pour les adresses : minuscules, chiffres, tirets.",
        ),
    ]
    name: Annotated[
        str, Field(min_length=1, max_length=300, pattern=r"^[^\x00]+$", description="Nom complet.")
    ]
    starts_on: date | None = None
    ends_on: date | None = None
