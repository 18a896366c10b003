"""The sheets that explain the contributions: themes, themes by territory, method."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.label.definitions import without_example
from nlp.stability import solidity
from service.accounts.roles import reads_figures
from service.analyses.tables import Theme
from service.exports.cells import Value
from service.exports.corpus import Extract
from service.exports.sheets import Column, Sheet
from service.exports.theme_table import Asked, theme_rows
from service.themes.queries import themes_of
from service.web.moments import in_utc

SHARE, DECIMAL = "0.0%", "0.00"
THEME_COLUMNS = (
    Column("Thème", 40), Column("Niveau", 8), Column("Thème parent", 30), Column("Définition", 70),
    Column("Termes", 50), Column("Contributions", 13), Column("Textes distincts", 10),
    Column("Contributeurs", 13), Column("Part", 8, SHARE), Column("Stabilité", 10, DECIMAL),
    Column("Solidité", 10), Column("Identifiant", 18),
)  # fmt: skip
PLACE_COLUMNS = (
    Column("Code", 8), Column("Territoire", 24), Column("Échelon", 14), Column("Identifiant", 18),
    Column("Thème parent", 18), Column("Thème", 40), Column("Contributions", 13),
    Column("Textes distincts", 10), Column("Contributeurs", 13), Column("Base", 8),
    Column("Part", 8, SHARE), Column("Borne basse", 8, SHARE), Column("Borne haute", 8, SHARE),
    Column("Spécificité", 11, DECIMAL), Column("Valeur q", 9, "0.000"), Column("Réserve", 10),
)  # fmt: skip
METHOD_COLUMNS = (Column("Rubrique", 34), Column("Valeur", 100))

NOTES = (
    (
        "Ce que compte une ligne",
        (
            "Une contribution : le texte d'une personne ou d'un groupe, données personnelles "
            "masquées. Elle peut porter plusieurs thèmes : la somme des parts dépasse 100 %."
        ),
    ),
    (
        "État",
        (
            "« vide » : sans contenu (RAS) ; « copie » : même texte à la même question, voir "
            "« Copie de » ; « sans thème » : compté dans la base, hors de tout thème."
        ),
    ),
    ("Colonnes des thèmes", "1 : un passage au moins de la contribution porte le thème."),
    (
        "Nature, axe, acteur",
        (
            "Ceux des passages : constat, proposition ou autre, reconnus à leur forme par un "
            "classement automatique qui se trompe parfois ; axe et acteur des propositions, "
            "d'après un lexique. Vides pour une analyse antérieure à leur relevé."
        ),
    ),
    (
        "Textes longs",
        (
            "Une cellule tient 32 767 caractères ; la suite d'un texte est dans les "
            "dernières colonnes, « Texte (suite …) »."
        ),
    ),
    (
        "Trois comptes",
        (
            "Contributions reçues, textes distincts, contributeurs : à citer avec leur "
            "base. Les répondants se sont désignés eux-mêmes et ne représentent pas la population."
        ),
    ),
    ("Part, bornes", "Part des contributions de la base, avec un intervalle à 95 %."),
    (
        "Spécificité",
        (
            "Indice signé de Lafon par rapport au reste du corpus ; valeur q : après "
            "correction de Benjamini-Hochberg. La feuille « Spécificités » compte des "
            "contributeurs et donne f, t, F et T ; sans ligne : rien à comparer."
        ),
    ),
    (
        "Questions fermées",
        (
            "Une ligne par réponse possible, y compris celles que personne n'a choisies. La base "
            "compte qui a répondu ; « Canal » et « Public » ne sont détaillés que pour le "
            "territoire exporté."
        ),
    ),
    ("Réserve", "« n<30 » : base trop petite pour comparer."),
    (
        "Avant de publier",
        (
            "Un texte sans nom peut encore désigner quelqu'un : relisez chaque "
            "citation, et taisez les effectifs inférieurs à 5."
        ),
    ),
)


def theme_sheet(session: Session, extract: Extract) -> Sheet:
    """Return the sheet of themes, each followed by its sub-themes."""
    themes = themes_of(session, extract.analysis.id)
    titles = {one.id: one.title for one in themes}
    order = {one.id: place for place, one in enumerate(themes)}
    themes.sort(key=lambda one: (order.get(one.parent_id or one.id, 0), one.level, one.position))
    rows = [_theme_row(one, titles.get(one.parent_id or "", ""), extract) for one in themes]
    return Sheet(title="Thèmes", columns=THEME_COLUMNS, rows=rows)


def _theme_row(one: Theme, parent: str, extract: Extract) -> Sequence[Value]:
    whole = extract.view.reads_everywhere
    definition = one.definition if whole else without_example(one.definition)
    terms = ", ".join(str(term["form"]) for term in one.terms)
    counts = (one.contributions, one.texts, one.contributors, one.share, one.stability)
    return (
        *(one.title, one.level, parent, definition, terms),
        *counts,
        *(solidity(one.stability), one.id),
    )


def place_sheet(session: Session, extract: Extract) -> Sheet:
    """Return the sheet of themes by territory, those only whose figures the person may read."""
    gazetteer = load_gazetteer()
    rows = [
        row
        for row in theme_rows(session, Asked(analysis=extract.analysis.id))
        if reads_figures(extract.who, str(row[0]), gazetteer)
    ]
    return Sheet(title="Thèmes par territoire", columns=PLACE_COLUMNS, rows=rows)


def method_sheet(extract: Extract, count: int) -> Sheet:
    """Return the sheet that says what was done, on what, and how to read the others."""
    return Sheet(title="Méthode", columns=METHOD_COLUMNS, rows=[*_facts(extract, count), *NOTES])


def _facts(extract: Extract, count: int) -> Iterator[tuple[str, Value]]:
    analysis, view = extract.analysis, extract.view
    account: dict[str, Any] = analysis.account
    ended = analysis.finished_at or analysis.created_at
    yield "Consultation", extract.name
    yield "Analyse", analysis.id
    yield "Terminée le", in_utc(ended).strftime("%d/%m/%Y à %H:%M UTC")
    yield "Territoire exporté", load_gazetteer().name(view.territory)
    yield "Contributions dans ce classeur", count
    for name, key in (("Reçues", "received"), ("Analysées", "analysed"), ("Copies", "duplicates")):
        yield name, account.get(key)
    for name, key in (("Vides", "empty"), ("Refusées", "refused"), ("Passages", "passages")):
        yield name, account.get(key)
    yield "Passages sans thème", sum(dict(account.get("residual", {})).values())
    yield "Vecteurs", analysis.encoder
    yield "Graine", str(analysis.manifest.get("seed", ""))
    yield "Empreinte du résultat", str(analysis.manifest.get("output", ""))
