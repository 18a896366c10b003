"""What is said of a search and its results."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.web.paging import Page

Mode = Literal["mots", "sens", "concordance"]
Order = Literal["ordre", "gauche", "droite"]


class SpanOut(BaseModel):
    """A stretch of the publishable text of a contribution."""

    model_config = ConfigDict(frozen=True)

    start: Annotated[int, Field(description="Premier caractère, dans le texte publiable.")]
    end: Annotated[int, Field(description="Caractère qui suit le dernier.")]


class ThemeOut(BaseModel):
    """A theme or sub-theme of a contribution."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(examples=["t03"])]
    title: Annotated[str, Field(examples=["Éclairage public des rues"])]


class Hit(SpanOut):
    """A contribution found, or a line of a concordance, or a passage near in meaning."""

    contribution_id: Annotated[str, Field(examples=["9f2c04d1a7e3"])]
    text: Annotated[
        str, Field(description="Exactement text[start:end] du texte publiable de la contribution.")
    ]
    found: Annotated[
        tuple[SpanOut, ...],
        Field(description="Ce qui a été trouvé dans cet extrait, placé dans le texte publiable."),
    ] = ()
    left: Annotated[str, Field(description="Concordance : ce qui précède le pivot.")] = ""
    pivot: Annotated[str, Field(description="Concordance : ce qui a été trouvé.")] = ""
    right: Annotated[str, Field(description="Concordance : ce qui suit le pivot.")] = ""
    similarity: Annotated[
        float | None, Field(description="Recherche par le sens : cosinus, 1 au plus.")
    ] = None
    territory: Annotated[str, Field(description="Code du territoire.", examples=["02"])]
    territory_name: Annotated[str, Field(examples=["Aisne"])]
    channel: Annotated[str, Field(description="Canal.", examples=["réunion"])]
    audience: Annotated[str, Field(description="Public.", examples=["élus"])] = ""
    question: Annotated[str, Field(description="Question posée.")] = ""
    date: Annotated[str, Field(description="ISO 8601, vide si inconnue.")] = ""
    themes: Annotated[
        tuple[ThemeOut, ...],
        Field(description="Thèmes et sous-thèmes de la contribution ; du passage, par le sens."),
    ] = ()

    @property
    def theme_titles(self) -> str:
        """Return the titles in one cell."""
        return " | ".join(one.title for one in self.themes)


class Hits(Page[Hit]):
    """One page of results.

    Counts stop at a bound, as does what can be paged through: `more` says that there are more.
    """

    mode: Mode
    analysis: Annotated[str, Field(description="Analyse dont viennent textes et thèmes.")]
    total: Annotated[
        int,
        Field(
            description="Résultats : contributions (mots), occurrences (concordance) ou passages "
            "(sens). C'est un minimum quand « more » est vrai.",
            examples=[128],
        ),
    ]
    more: Annotated[
        bool,
        Field(
            description="Il y en a davantage : ceux-ci sont un échantillon tiré au hasard "
            "(mots, concordance) ou les plus proches (sens)."
        ),
    ]
    note: Annotated[str, Field(description="La même chose en une phrase, sinon vide.")] = ""


HIT_COLUMNS = (
    "contribution_id", "start", "end", "text", "left", "pivot", "right", "similarity", "territory",
    "territory_name", "channel", "audience", "question", "date", "theme_titles",
)  # fmt: skip
"""The columns of the list as CSV."""
