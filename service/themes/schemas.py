"""What is said of a theme: figures of one territory and slice, never of "the French"."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from nlp.stability import Solidity


class Frozen(BaseModel):
    """A value that does not change."""

    model_config = ConfigDict(frozen=True)


class TermOut(Frozen):
    """A term of a theme."""

    form: Annotated[str, Field(description="Forme la plus courante.", examples=["éclairage"])]
    weight: Annotated[float, Field(description="Poids c-TF-IDF.", examples=[0.412])]


class VerbatimOut(Frozen):
    """A quotation with its provenance."""

    contribution_id: Annotated[str, Field(examples=["9f2c04d1a7e3"])]
    start: Annotated[int, Field(description="Premier caractère, dans le texte publiable.")]
    end: Annotated[int, Field(description="Caractère qui suit le dernier.")]
    text: Annotated[
        str,
        Field(
            description="Exactement text[start:end] du texte publiable de la contribution.",
            examples=["Il manque un lampadaire sur deux rue des écoles."],
        ),
    ]
    territory: Annotated[str, Field(description="Code du territoire.", examples=["02"])]
    territory_name: Annotated[str, Field(examples=["Aisne"])]
    channel: Annotated[str, Field(description="Canal.", examples=["réunion"])]
    audience: Annotated[str, Field(description="Public.", examples=["élus"])] = ""
    question: Annotated[str, Field(description="Question posée.")] = ""
    date: Annotated[str, Field(description="ISO 8601, vide si inconnue.")] = ""
    strength: Annotated[float, Field(description="Force du rattachement, de 0 à 1.")] = 0.0
    status: Annotated[str, Field(description="assigned, empty, rare, off_topic ou too_few.")] = (
        "assigned"
    )
    reason: Annotated[str, Field(description="Pourquoi le passage n'a pas de thème.")] = ""


class Figures(Frozen):
    """How often a theme occurs in a territory and slice."""

    contributions: Annotated[int, Field(description="Contributions portant le thème.")]
    texts: Annotated[int, Field(description="Textes distincts portant le thème.")]
    contributors: Annotated[int, Field(description="Contributeurs connus portant le thème.")]
    base: Annotated[
        int,
        Field(description="Contributions ayant un contenu, dans ce territoire et ce filtre."),
    ]
    share: Annotated[float, Field(description="contributions / base, de 0 à 1.")]
    low: Annotated[float, Field(description="Borne basse de l'intervalle de Wilson à 95 %.")]
    high: Annotated[float, Field(description="Borne haute de l'intervalle de Wilson à 95 %.")]
    specificity: Annotated[
        float,
        Field(
            description="Spécificité de Lafon face au reste de la nation, comptée en textes "
            "distincts : +3 ≈ une chance sur mille d'un tel excès. 0 pour la nation."
        ),
    ]
    q_value: Annotated[float, Field(description="Valeur p corrigée (Benjamini–Hochberg).")]
    flag: Annotated[str, Field(description="« n<30 » quand la base est petite.")] = ""


class SubthemeName(Frozen):
    """What a sub-theme is."""

    id: Annotated[str, Field(examples=["t03-1"])]
    title: Annotated[str, Field(examples=["Lampadaires en panne"])]


class SubthemeOut(Figures, SubthemeName):
    """A sub-theme, with its figures in the same territory and slice."""


class StatementOut(Frozen):
    """A constat or a proposition drawn from the contributions, in the words of one of them."""

    text: Annotated[
        str,
        Field(description="Exactement text[start:end] du texte publiable de la contribution."),
    ]
    contributions: Annotated[
        int, Field(description="Contributions de ce territoire qui le disent presque ainsi.")
    ]
    contribution_id: Annotated[str, Field(examples=["9f2c04d1a7e3"])]
    start: Annotated[int, Field(description="Premier caractère, dans le texte publiable.")]
    end: Annotated[int, Field(description="Caractère qui suit le dernier.")]
    axis: Annotated[str, Field(description="Axe national d'une proposition, vide : aucun.")] = ""
    actor: Annotated[
        str, Field(description="Acteur que concerne une proposition, vide : aucun.")
    ] = ""


class SideOut(Frozen):
    """One side of what is asked of a subject."""

    contributions: Annotated[
        int, Field(description="Contributions de ce territoire qui le demandent.")
    ]
    statement: Annotated[
        StatementOut | None,
        Field(description="L'une d'elles ; nul quand ce jeton ne peut en lire le texte."),
    ] = None


class StanceOut(Frozen):
    """Opposite demands on one subject within a theme: two sides, never one line."""

    subject: Annotated[str, Field(examples=["vidéoprotection"])]
    pour: SideOut
    contre: SideOut


class ThemeName(Frozen):
    """What a theme is."""

    id: Annotated[str, Field(examples=["t03"])]
    parent_id: Annotated[str | None, Field(description="Thème parent d'un sous-thème.")] = None
    level: Annotated[int, Field(description="1 : thème, 2 : sous-thème.", examples=[1])]
    title: Annotated[str, Field(examples=["Éclairage public des rues"])]
    definition: Annotated[
        str,
        Field(
            description="Une phrase, tirée du corpus ; sans l'exemple qu'elle cite quand le jeton "
            "est limité à des territoires."
        ),
    ]
    terms: Annotated[tuple[TermOut, ...], Field(description="Termes, par poids décroissant.")]


class ThemeSummary(Figures, ThemeName):
    """A theme as a writer needs it: what it is, how much, what sets it apart, who says it how."""

    stability: Annotated[
        float, Field(description="Part des rééchantillonnages où le thème se retrouve, 0 à 1.")
    ]
    solidity: Annotated[
        Solidity, Field(description="« solide » à partir de 0,75 de stabilité, sinon « fragile ».")
    ]
    constats: Annotated[
        tuple[StatementOut, ...],
        Field(description="Constats. Vide tant que constats_computed_at est nul."),
    ] = ()
    propositions: Annotated[
        tuple[StatementOut, ...],
        Field(description="Propositions. Vide tant que constats_computed_at est nul."),
    ] = ()
    constats_computed_at: Annotated[
        str | None,
        Field(
            description="Moment où constats et propositions ont été relevés ; nul : pas "
            "calculés (analyse ancienne, ou filtre de canal, de public ou de question), les listes "
            "vides ne disent donc pas qu'il n'y en a pas."
        ),
    ] = None
    stances: Annotated[
        tuple[StanceOut, ...],
        Field(
            description="Objets sur lesquels les propositions s'opposent, chaque camp compté à "
            "part. Vide tant que constats_computed_at est nul."
        ),
    ] = ()
    verbatims: Annotated[
        tuple[VerbatimOut, ...],
        Field(
            description="Deux à quatre citations du territoire, moins s'il en a moins ; vide "
            "quand le jeton ne donne que les chiffres de ce territoire."
        ),
    ] = ()
    subthemes: Annotated[tuple[SubthemeOut, ...], Field(description="Sous-thèmes.")] = ()


class TerritoryThemes(Frozen):
    """The themes of a territory, most frequent first."""

    consultation: Annotated[str, Field(examples=["assises-2020"])]
    analysis: Annotated[str, Field(description="Analyse d'où viennent les chiffres.")]
    territory: Annotated[str, Field(examples=["02"])]
    territory_name: Annotated[str, Field(examples=["Aisne"])]
    territory_level: Annotated[str, Field(examples=["département"])]
    channel: Annotated[str, Field(description="Filtre de canal, vide : tous.")] = ""
    audience: Annotated[str, Field(description="Filtre de public, vide : tous.")] = ""
    question: Annotated[str, Field(description="Filtre de question, vide : toutes.")] = ""
    level: Annotated[int, Field(description="Niveau des thèmes, 1 ou 2.")] = 1
    base: Annotated[int, Field(description="Contributions ayant un contenu, résidu compris.")]
    flag: Annotated[str, Field(description="« n<30 » quand la base est petite.")] = ""
    total: Annotated[int, Field(description="Thèmes présents ici, au-delà de « top ».")]
    note: Annotated[str, Field(description="Pourquoi il n'y a pas de thème, le cas échéant.")] = ""
    themes: tuple[ThemeSummary, ...]


class ThemeAndTerritory(Frozen):
    """Which theme in which territory."""

    territory: Annotated[str, Field(examples=["02"])]
    name: Annotated[str, Field(examples=["Aisne"])]
    level: Annotated[str, Field(examples=["département"])]
    theme_id: Annotated[str, Field(examples=["t03"])]


class ThemeInTerritory(Figures, ThemeAndTerritory):
    """One theme in one territory: a row of the table by territory."""


THEME_COLUMNS = (
    "id",
    "parent_id",
    "level",
    "title",
    "definition",
    *Figures.model_fields,
    "stability",
    "solidity",
)
"""Columns of a list of themes as CSV."""

PLACE_COLUMNS = ("territory", "name", "level", "theme_id", *Figures.model_fields)
"""Columns of a theme by territory as CSV: those of territories.csv."""

VERBATIM_COLUMNS = tuple(VerbatimOut.model_fields)
"""Columns of a list of quotations as CSV."""
