"""What is said of an analysis."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from service.web.moments import Moment


class Slices(BaseModel):
    """The values by which figures can be narrowed."""

    model_config = ConfigDict(frozen=True)

    channels: Annotated[tuple[str, ...], Field(examples=[["consultation en ligne", "réunion"]])]
    audiences: Annotated[tuple[str, ...], Field(examples=[["associations", "élus"]])]
    questions: tuple[str, ...]


class AnalysisOut(BaseModel):
    """An analysis: what was run, on what, with what coverage and quality."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(examples=["5d0c8a3e9b7f4c21a6e0d4f18b92c375"])]
    consultation: Annotated[str, Field(examples=["assises-2020"])]
    job: Annotated[str, Field(description="Tâche qui la calcule, voir /jobs/{j}.")]
    state: Annotated[str, Field(description="queued, running, done ou failed.", examples=["done"])]
    created_at: Moment
    finished_at: Moment | None
    encoder: Annotated[str, Field(examples=["lsa"])]
    message: Annotated[str, Field(description="Pourquoi il n'y a pas de thème, sinon vide.")]
    settings: Annotated[dict[str, Any], Field(description="Réglages, graine comprise.")]
    coverage: Annotated[
        dict[str, Any],
        Field(
            description="Aucune voix perdue : received = analysed + duplicates + empty + refused ; "
            "residual compte les passages sans thème, par raison.",
            examples=[
                {"received": 640, "analysed": 590, "duplicates": 8, "empty": 30, "refused": 12}
            ],
        ),
    ]
    quality: Annotated[dict[str, Any], Field(description="Mesures de qualité.")]
    manifest: Annotated[
        dict[str, Any],
        Field(
            description="Lots et leurs empreintes, versions, réglages, durées, empreinte produite."
        ),
    ]
    slices: Annotated[Slices, Field(description="Filtres possibles.")]


class AnalysisRequest(BaseModel):
    """How to analyse. Everything has a default; the encoder is the administrator's choice."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"seed": 2020}]})

    seed: Annotated[int | None, Field(ge=0, lt=2**32, description="Graine du tirage.")] = None
    least_themes: Annotated[
        int | None, Field(ge=2, le=100, description="Thèmes de niveau 1, au moins.")
    ] = None
    most_themes: Annotated[
        int | None, Field(ge=2, le=100, description="Thèmes de niveau 1, au plus.")
    ] = None


class Accepted(BaseModel):
    """An analysis was queued."""

    analysis: Annotated[str, Field(description="Identifiant de l'analyse.")]
    job: Annotated[str, Field(description="Tâche à suivre, voir /jobs/{j} et /jobs/{j}/events.")]
