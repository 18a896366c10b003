"""What is said of batches and contributions; never the source text."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from service.campaigns.schemas import CampaignSize
from service.web.moments import Moment


class Frozen(BaseModel):
    """A value that does not change."""

    model_config = ConfigDict(frozen=True)


class Accepted(Frozen):
    """A batch was queued, or was there already."""

    batch: Annotated[str, Field(description="Identifiant du lot ; même contenu, même lot.")]
    job: Annotated[str, Field(description="Tâche à suivre, voir /jobs/{j} et /jobs/{j}/events.")]


class FileOut(Frozen):
    """A file of a batch."""

    name: Annotated[str, Field(examples=["reponses.csv"])]
    size: Annotated[int, Field(description="Octets.")]
    sha256: str


class RejectedOut(Frozen):
    """A row that did not become a contribution."""

    file: str
    row: Annotated[int, Field(description="Ligne du fichier, à partir de 1.")]
    reason: Annotated[str, Field(description="Nom court : explication.")]
    set_aside: Annotated[bool, Field(description="Mise de côté, sans défaut : pas une voix.")]


class BatchOut(Frozen):
    """A batch with its import report."""

    id: str
    consultation: Annotated[str, Field(examples=["assises-2020"])]
    job: Annotated[str, Field(description="Tâche d'import.")]
    state: Annotated[str, Field(description="queued, running, done ou failed.")]
    created_at: Moment
    files: tuple[FileOut, ...]
    options: Annotated[dict[str, Any], Field(description="Comment les fichiers sont lus.")]
    report: Annotated[
        dict[str, Any],
        Field(description="Rapport d'import ; vide tant que l'import n'est pas fini."),
    ]
    rejected_total: Annotated[int, Field(description="Lignes refusées en tout.")]
    rejected: Annotated[
        tuple[RejectedOut, ...], Field(description="Une page des lignes refusées (page, size).")
    ]


REJECTED_COLUMNS = tuple(RejectedOut.model_fields)


class ExemplarOut(Frozen):
    """A passage that shows what a theme is about."""

    contribution_id: str
    start: int
    end: int
    text: Annotated[str, Field(description="Exactement text[start:end] de sa contribution.")]


class EvidenceOut(Frozen):
    """What speaks for the theme of a passage."""

    terms: Annotated[tuple[str, ...], Field(description="Mots qui ont le plus pesé, dans l'ordre.")]
    exemplar: Annotated[
        ExemplarOut | None,
        Field(
            description="Extrait type du thème le plus proche ; nul s'il n'y en a pas, ou s'il "
            "vient d'un territoire dont le jeton ne lit pas les textes."
        ),
    ]
    runner_up: Annotated[str, Field(description="Thème suivant, vide s'il n'y en a pas.")]
    margin: Annotated[float, Field(description="Avance sur le thème suivant, de 0 à 1.")]


class PassageOut(Frozen):
    """A passage with its theme, or why it has none. One that holds two themes comes twice."""

    passage: Annotated[int, Field(description="Rang dans la contribution, à partir de 0.")]
    start: int
    end: int
    text: Annotated[str, Field(description="Exactement text[start:end] de la contribution.")]
    status: Annotated[str, Field(description="assigned, empty, rare, off_topic ou too_few.")]
    reason: Annotated[str, Field(description="Pourquoi il n'a pas de thème, en français.")]
    theme_id: str
    theme_title: str
    subtheme_id: str
    subtheme_title: str
    strength: Annotated[float, Field(description="Force du rattachement, de 0 à 1.")]
    runner_up_id: Annotated[str, Field(description="Deuxième thème le plus proche.")]
    margin: Annotated[float, Field(description="Avance sur le deuxième, de 0 à 1.")]
    evidence: Annotated[
        EvidenceOut | None, Field(description="Ce qui parle pour le thème ; nul sans thème.")
    ]


class ContributionOut(Frozen):
    """A contribution: the publishable text, and what the analysis found in it."""

    id: str
    consultation: Annotated[str, Field(examples=["assises-2020"])]
    analysis: Annotated[str | None, Field(description="Analyse lue ; nul s'il n'y en a pas.")]
    text: Annotated[str, Field(description="Texte publiable : pseudonymisé, ce qui est analysé.")]
    blank: Annotated[bool, Field(description="Sans contenu (« RAS »).")]
    duplicate_of: Annotated[
        str | None,
        Field(
            description="Première contribution du même texte ; nul s'il n'y en a pas, ou si elle "
            "vient d'un territoire dont le jeton ne lit pas les textes."
        ),
    ]
    campaign: Annotated[
        CampaignSize | None,
        Field(description="Campagne dont elle fait partie, voir /campaigns ; sinon nul."),
    ]
    question: str
    territory: Annotated[str, Field(examples=["02"])]
    territory_name: Annotated[str, Field(examples=["Aisne"])]
    territory_path: Annotated[
        tuple[str, ...],
        Field(
            description="Territoires où elle est comptée, du sien à la nation.",
            examples=[["021", "02", "R32", "FR"]],
        ),
    ]
    channel: Annotated[str, Field(examples=["réunion"])]
    audience: str
    date: str
    file: str
    row: int
    passages: tuple[PassageOut, ...]


class ColumnOut(Frozen):
    """A column of a table and the role proposed for it."""

    column: Annotated[str, Field(examples=["Votre avis"])]
    role: Annotated[str, Field(description="Rôle proposé, ou ignored.", examples=["text"])]
    confidence: Annotated[float, Field(description="De 0 à 1.", examples=[0.93])]
    reasons: Annotated[tuple[str, ...], Field(description="Ce qui le fait penser.")] = ()


class PreviewOut(Frozen):
    """What a file would be taken for. Nothing is stored."""

    file: Annotated[str, Field(examples=["reponses.csv"])]
    format: Annotated[str, Field(description="csv, xlsx, docx…", examples=["csv"])]
    encoding: Annotated[str, Field(description="Encodage reconnu, vide sans objet.")] = ""
    separator: Annotated[str, Field(description="Séparateur reconnu, vide sans objet.")] = ""
    sheet: Annotated[str, Field(description="Feuille lue d'un classeur.")] = ""
    sheets: Annotated[tuple[str, ...], Field(description="Feuilles du classeur.")] = ()
    profile: Annotated[str, Field(description="Plateforme dont l'export est reconnu.")] = ""
    rows: Annotated[int, Field(description="Lignes de données, ou lignes de compte rendu.")]
    columns: tuple[ColumnOut, ...] = ()
    preview: Annotated[
        tuple[dict[str, str], ...],
        Field(description="Premières lignes, cellules coupées à 300 caractères."),
    ] = ()
    notes: tuple[str, ...] = ()
    problem: Annotated[
        str, Field(description="Ce que l'import refuserait, avec les candidats ; sinon vide.")
    ] = ""


class PreviewsOut(Frozen):
    """The previews of the files of a submission, in order."""

    files: tuple[PreviewOut, ...]
