"""What is said of a territory beside another."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from service.themes.schemas import Frozen, VerbatimOut

ELSEWHERE = "les autres contributeurs comparés"


class Difference(Frozen):
    """A theme here and there, in contributors: T = base + other_base, F = seen + other_seen."""

    theme_id: Annotated[str, Field(examples=["t03"])]
    title: Annotated[str, Field(examples=["Éclairage public des rues"])]
    level: Annotated[int, Field(description="1 : thème, 2 : sous-thème.")]
    seen: Annotated[int, Field(description="f : contributeurs d'ici qui le portent.")]
    base: Annotated[int, Field(description="t : contributeurs d'ici.")]
    share: Annotated[float, Field(description="f / t.")]
    low: Annotated[float, Field(description="Borne basse de l'intervalle de Wilson à 95 %.")]
    high: Annotated[float, Field(description="Borne haute de l'intervalle de Wilson à 95 %.")]
    other_seen: Annotated[int, Field(description=f"F - f : {ELSEWHERE} qui le portent.")]
    other_base: Annotated[int, Field(description=f"T - t : {ELSEWHERE}.")]
    other_share: Annotated[float, Field(description="(F - f) / (T - t).")]
    specificity: Annotated[float, Field(description="Indice signé de Lafon : + plus ici.")]
    p_value: Annotated[float, Field(description="Probabilité bilatérale.")]
    q_value: Annotated[
        float, Field(description="Corrigée (Benjamini–Hochberg) sur les thèmes de ce niveau.")
    ]


class RareIdea(Frozen):
    """Something that few say in the whole corpus, and that is specific here."""

    kind: Annotated[Literal["thème", "sous-thème", "terme"], Field(examples=["sous-thème"])]
    name: Annotated[str, Field(description="Titre du thème, ou terme.")]
    theme_id: Annotated[str, Field(description="Vide pour un terme.")] = ""
    seen: Annotated[int, Field(description="f : contributeurs d'ici.")]
    base: Annotated[int, Field(description="t : contributeurs d'ici en tout.")]
    marked: Annotated[int, Field(description="F : contributeurs du corpus.")]
    total: Annotated[int, Field(description="T : contributeurs du corpus en tout.")]
    specificity: Annotated[float, Field(description="Indice de Lafon face au corpus.")]
    q_value: Annotated[float, Field(description="Probabilité corrigée.")]
    verbatim: Annotated[
        VerbatimOut | None,
        Field(description="Une citation, si ce jeton lit les textes d'ici."),
    ] = None


class Comparison(Frozen):
    """A territory beside another; of one inside the other, beside the rest of the larger."""

    territory: Annotated[str, Field(examples=["02"])]
    territory_name: Annotated[str, Field(examples=["Aisne"])]
    other: Annotated[str, Field(examples=["R32"])]
    other_name: Annotated[str, Field(examples=["Hauts-de-France"])]
    beside: Annotated[
        str,
        Field(
            description="À quoi l'on compare, en toutes lettres.",
            examples=["le reste de : Hauts-de-France"],
        ),
    ]
    base: Annotated[int, Field(description="t : contributeurs d'ici.")]
    other_base: Annotated[int, Field(description=f"T - t : {ELSEWHERE}.")]
    flag: Annotated[str, Field(description="« n<30 » quand un des deux côtés est petit.")] = ""
    more: Annotated[tuple[Difference, ...], Field(description="Plus ici, q ≤ 0,05.")] = ()
    less: Annotated[tuple[Difference, ...], Field(description="Moins ici, q ≤ 0,05.")] = ()
    only_here: Annotated[
        tuple[Difference, ...],
        Field(description="Porté ici et par personne en face, significatif ou non."),
    ] = ()
    undecided: Annotated[int, Field(description="Thèmes sans écart significatif.")] = 0
    rare: Annotated[
        tuple[RareIdea, ...],
        Field(description="Idées rares : 2 % du corpus au plus, et spécifiques d'ici (q ≤ 0,05)."),
    ] = ()


class Comparisons(Frozen):
    """A territory beside one other, or beside all that hold it."""

    consultation: Annotated[str, Field(examples=["assises-2020"])]
    analysis: str
    territory: Annotated[str, Field(examples=["02"])]
    comparisons: tuple[Comparison, ...]


class DifferenceRow(Difference):
    """A difference as a row of a table."""

    other: str
    list: Annotated[str, Field(description="plus, moins ou ici seulement.")]


DIFFERENCE_COLUMNS = ("other", "list", *Difference.model_fields)
"""Columns of a comparison as CSV."""


class RollupRow(Frozen):
    """A theme in a territory of a table by level. Contributions and bases add up."""

    territory: Annotated[str, Field(examples=["02"])]
    name: Annotated[str, Field(examples=["Aisne"])]
    level: Annotated[
        str,
        Field(
            description="Niveau du territoire ; « non précisé » : ce qui est dit dans le "
            "territoire demandé sans que l'on sache où, à ce niveau.",
            examples=["département"],
        ),
    ]
    theme_id: Annotated[str, Field(examples=["t03"])]
    title: Annotated[str, Field(examples=["Éclairage public des rues"])]
    contributions: Annotated[int, Field(description="Contributions : elles s'additionnent.")]
    base: Annotated[int, Field(description="Contributions ayant un contenu : elles aussi.")]
    share: Annotated[float, Field(description="contributions / base.")]
    texts: Annotated[int | None, Field(description="Textes distincts : ne s'additionnent pas.")] = (
        None
    )
    contributors: Annotated[
        int | None, Field(description="Contributeurs distincts : ne s'additionnent pas.")
    ] = None
    low: Annotated[float | None, Field(description="Borne basse (Wilson, 95 %).")] = None
    high: Annotated[float | None, Field(description="Borne haute (Wilson, 95 %).")] = None
    specificity: Annotated[
        float | None,
        Field(description="Indice de Lafon face au reste de la nation, en textes distincts."),
    ] = None
    q_value: Annotated[float | None, Field(description="Probabilité corrigée.")] = None
    flag: Annotated[str, Field(description="« n<30 » quand la base est petite.")] = ""


ROLLUP_COLUMNS = tuple(RollupRow.model_fields)
"""Columns of a table theme × territory as CSV."""


def difference_rows(found: Sequence[Comparison]) -> list[DifferenceRow]:
    """Return the differences of comparisons as rows, list by list."""
    return [
        DifferenceRow(**one.model_dump(), other=each.other, list=name)
        for each in found
        for name, listed in (
            ("plus", each.more),
            ("moins", each.less),
            ("ici seulement", each.only_here),
        )
        for one in listed
    ]
