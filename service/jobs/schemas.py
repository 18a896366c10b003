"""What is said of a job."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from service.web.moments import Moment


class JobOut(BaseModel):
    """A job: where it is, how far, how long still, or why it failed."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(examples=["0b1f6c2d9e8a4753b6a1c0d2e3f40516"])]
    kind: Annotated[str, Field(description="import ou analyse.", examples=["analyse"])]
    subject: Annotated[str, Field(description="Lot ou analyse dont elle s'occupe.")]
    consultation: Annotated[str, Field(examples=["assises-2020"])]
    state: Annotated[
        str, Field(description="queued, running, done ou failed.", examples=["running"])
    ]
    stage: Annotated[str, Field(description="Étape en cours.", examples=["segment"])]
    fraction: Annotated[float, Field(description="Part faite, de 0 à 1.", examples=[0.42])]
    estimate: Annotated[
        float | None, Field(description="Secondes restantes, nul si inconnu.", examples=[12.5])
    ]
    error: Annotated[str, Field(description="Ce qui a fait échouer la tâche, sinon vide.")] = ""
    error_slug: Annotated[str, Field(description="Nom court de l'erreur, sinon vide.")] = ""
    incident: Annotated[str, Field(description="Numéro d'incident, sinon vide.")] = ""
    result: Annotated[dict[str, Any], Field(description="Ce que la tâche a rendu.")] = {}
    created_at: Moment
    started_at: Moment | None = None
    finished_at: Moment | None = None

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.state in ("done", "failed")
