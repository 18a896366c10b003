"""What the reference says of every route: parameters, problems, caching, CSV."""

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

PROBLEM_TYPE = "application/problem+json"

ConsultationPath = Annotated[
    str, Path(max_length=80, description="Nom court de la consultation.", examples=["assises-2020"])
]
IdPath = Annotated[str, Path(max_length=200, description="Identifiant.")]
CodePath = Annotated[
    str,
    Path(
        max_length=5,
        description="Code INSEE : arrondissement « 021 », département « 02 », région « R32 », "
        "nation « FR ».",
        examples=["02"],
    ),
]


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "/docs#probleme-consultation-inconnue",
                    "title": "Introuvable",
                    "status": 404,
                    "detail": "Consultation introuvable : « assises-2019 ». Vérifiez son nom "
                    "court, ou créez-la d'abord avec « POST /api/v1/consultations » "
                    "(« assises import » en crée une aussi).",
                    "instance": "/api/v1/consultations/assises-2019/themes",
                }
            ]
        },
    )

    type: Annotated[str, Field(description="Adresse de l'explication du problème.")]
    title: Annotated[str, Field(description="Genre de problème.")]
    status: Annotated[int, Field(description="Statut HTTP.")]
    detail: Annotated[str, Field(description="Ce qui est venu, ce qui était attendu, que faire.")]
    instance: Annotated[str, Field(description="Adresse demandée.")]


WHY: dict[int, str] = {
    400: "La demande n'a pas pu être lue.",
    401: "Jeton absent, inconnu, expiré ou révoqué.",
    403: "Rôle insuffisant, territoire hors périmètre, ou autre machine sur un service ouvert.",
    404: "Inconnu : consultation, analyse, thème, territoire, lot, tâche, page…",
    406: "Le format demandé par « Accept » n'existe pas ici.",
    409: "La consultation n'est pas dans l'état qu'il faut.",
    413: "L'envoi dépasse la limite.",
    415: "Type de contenu refusé.",
    422: "Demande ou fichier refusé ; le détail dit pourquoi.",
    500: "Erreur interne, avec un numéro d'incident.",
    503: "Base occupée ou dossier d'état non inscriptible ; recommencez après Retry-After.",
    507: "Le disque du service est plein.",
}
ALWAYS = (400, 401, 403, 422, 500, 503)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the documentation of the problems of a route, those of every route included."""
    content = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": WHY[status], "content": content}
        for status in sorted({*ALWAYS, *statuses})
    }


def read(*statuses: int, table: bool = False) -> dict[int | str, dict[str, Any]]:
    """Return the documentation of a route that reads: 304, and CSV when it is a list."""
    found = problems(404, 406, *statuses)
    found[304] = {"description": "Inchangé depuis l'ETag envoyé dans If-None-Match."}
    if table:
        schema = {"type": "string"}
        text = "Point-virgule, virgule décimale, UTF-8 avec BOM, formules neutralisées."
        found[200] = {
            "description": f"La liste. En CSV : {text}",
            "content": {"text/csv": {"schema": schema}},
        }
    return found
