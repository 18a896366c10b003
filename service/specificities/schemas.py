"""What is said of a part of a consultation compared with the whole."""

from typing import Annotated

from pydantic import Field

from service.themes.schemas import Frozen, VerbatimOut


class Measured(Frozen):
    """A count in a part against that in the whole, with what tells whether it is chance."""

    total: Annotated[int, Field(description="T : unités du corpus comparé.", examples=[2538])]
    base: Annotated[int, Field(description="t : unités de la partie.", examples=[131])]
    marked: Annotated[int, Field(description="F : unités du corpus qui le portent.")]
    seen: Annotated[int, Field(description="f : unités de la partie qui le portent.")]
    people: Annotated[
        int, Field(description="Contributeurs de la partie qui le portent, copies comprises.")
    ]
    share: Annotated[float, Field(description="f / t, de 0 à 1.")]
    low: Annotated[float, Field(description="Borne basse de l'intervalle de Wilson à 95 %.")]
    high: Annotated[float, Field(description="Borne haute de l'intervalle de Wilson à 95 %.")]
    specificity: Annotated[
        float,
        Field(
            description="Indice signé de Lafon (hypergéométrique exact) : +3 ≈ une chance sur "
            "mille d'un tel excès, -3 d'un tel manque, près de 0 : banal."
        ),
    ]
    p_value: Annotated[float, Field(description="Probabilité bilatérale, avant correction.")]
    q_value: Annotated[
        float,
        Field(
            description="Probabilité corrigée (Benjamini–Hochberg) sur toutes les cases du tableau "
            "complet : mêmes dimensions, même unité, même niveau."
        ),
    ]
    flag: Annotated[str, Field(description="« n<30 » quand la partie est petite.")] = ""


class Part(Frozen):
    """A part of the corpus; what it is not parted by is empty."""

    territory: Annotated[str, Field(examples=["02"])] = ""
    territory_name: Annotated[str, Field(examples=["Aisne"])] = ""
    channel: Annotated[str, Field(description="Canal.")] = ""
    audience: Annotated[str, Field(description="Public.")] = ""
    question: Annotated[str, Field(description="Question.")] = ""


class SpecificityOut(Measured, Part):
    """A theme in a part of the corpus."""

    theme_id: Annotated[str, Field(examples=["t03"])]
    title: Annotated[str, Field(examples=["Éclairage public des rues"])]
    level: Annotated[int, Field(description="1 : thème, 2 : sous-thème.")]
    unit: Annotated[str, Field(description="Ce que comptent T, t, F, f.")]


class WordOut(Measured):
    """A form or multi-word term that a part uses more or less than the rest."""

    side: Annotated[
        str,
        Field(
            description="plus, moins, ou rare : dit par peu dans le corpus, surtout ici.",
            examples=["plus"],
        ),
    ]
    rank: Annotated[int, Field(description="Rang dans sa liste, à partir de 1.")]
    word: Annotated[str, Field(examples=["police municipale"])]
    verbatim: Annotated[
        VerbatimOut | None,
        Field(description="Un passage qui l'emploie, pour un mot rare que ce jeton peut lire."),
    ] = None


SPECIFICITY_COLUMNS = (
    *Part.model_fields,
    "theme_id",
    "title",
    "level",
    "unit",
    *Measured.model_fields,
)
"""Columns of specificities as CSV."""

WORD_COLUMNS = ("side", "rank", "word", *Measured.model_fields)
"""Columns of words as CSV."""
