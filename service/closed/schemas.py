"""What is said of closed questions."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

COUNT = "Nul quand il est masqué (published)."


class Frozen(BaseModel):
    """A value that does not change."""

    model_config = ConfigDict(frozen=True)


class Shared(Frozen):
    """A share with its interval; all null where hidden."""

    n: Annotated[int | None, Field(description=f"Effectif. {COUNT}", examples=[170])]
    share: Annotated[float | None, Field(description="n / base, de 0 à 1.", examples=[0.4775])]
    low: Annotated[float | None, Field(description="Borne basse de Wilson à 95 %.")]
    high: Annotated[float | None, Field(description="Borne haute de Wilson à 95 %.")]
    hidden: Annotated[bool, Field(description="Masqué : moins de 5, ou permettrait d'y remonter.")]


class OptionOut(Shared):
    """One answer of the scale."""

    answer: Annotated[str, Field(examples=["Assez en sécurité"])]


class ClosedQuestionOut(Frozen):
    """A closed question on its full scale."""

    id: str
    question: Annotated[str, Field(examples=["Vous sentez-vous en sécurité ?"])]
    multiple: Annotated[bool, Field(description="Plusieurs réponses possibles par personne.")]
    unit: Annotated[str, Field(description="Ce que compte la base : contributeurs ou réponses.")]
    base: Annotated[int | None, Field(description=f"Qui a répondu. {COUNT}", examples=[356])]
    non_answers: Annotated[int | None, Field(description=f"Sans réponse, hors base. {COUNT}")]
    unknown: Annotated[int | None, Field(description=f"Sans contributeur connu. {COUNT}")]
    flag: Annotated[str, Field(description="« n<30 » quand la base est petite.")]
    remarks: Annotated[tuple[str, ...], Field(description="Ce que la base compte et laisse.")]
    options: Annotated[
        tuple[OptionOut, ...],
        Field(description="Toutes les réponses de la consultation, 0 compris, dans leur ordre."),
    ]


class ClosedQuestions(Frozen):
    """The closed questions of a territory and slice."""

    consultation: str
    territory: Annotated[str, Field(examples=["24"])]
    territory_name: Annotated[str, Field(examples=["Dordogne"])]
    territory_level: Annotated[str, Field(examples=["département"])]
    channel: str
    audience: str
    published: Annotated[bool, Field(description="Petits effectifs masqués.")]
    note: Annotated[str, Field(description="À dire avec ces chiffres.")]
    questions: tuple[ClosedQuestionOut, ...]


class ClosedRow(Shared):
    """One answer of one question, as a row."""

    question_id: str
    question: str
    multiple: bool
    unit: str
    answer: str
    base: int | None
    non_answers: int | None
    unknown: int | None
    flag: str


class ThemeOfAnswer(Shared):
    """How those who chose an answer speak of a theme."""

    theme_id: str
    theme_title: Annotated[str, Field(examples=["Éclairage public"])]
    answer: Annotated[str, Field(examples=["Assez en sécurité"])]
    base: Annotated[
        int | None, Field(description="Contributeurs qui ont choisi la réponse et écrit un texte.")
    ]
    total: Annotated[
        int | None, Field(description="T : contributeurs ayant répondu et écrit un texte.")
    ]
    marked: Annotated[int | None, Field(description="F : ceux qui parlent du thème.")]
    specificity: Annotated[
        float | None,
        Field(description="Indice de Lafon face à tous ceux qui ont répondu, en contributeurs."),
    ]
    q_value: Annotated[float | None, Field(description="Valeur p corrigée sur tout le tableau.")]
    flag: Annotated[str, Field(description="« n<30 » quand la base est petite.")]


CLOSED_COLUMNS = (
    "question_id", "question", "multiple", "unit", "answer", "n", "base", "share", "low", "high",
    "non_answers", "unknown", "flag", "hidden",
)  # fmt: skip
CROSSED_COLUMNS = (
    "theme_id", "theme_title", "answer", "n", "base", "share", "low", "high", "total", "marked",
    "specificity", "q_value", "flag", "hidden",
)  # fmt: skip
