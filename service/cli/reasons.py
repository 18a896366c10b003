"""Reasons for lines that did not become contributions, as a report names them."""

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "cellules-decalees": "cellules décalées",
    "cloture": "fin de la séance",
    "date-lieu": "date et lieu",
    "deja-recu": "déjà dans la consultation, avec le même texte",
    "filet": "ligne de séparation",
    "formule": "formule de politesse ou date",
    "hors-contribution": "sans texte à analyser",
    "identifiant-repete": "identifiant et texte déjà reçus plus haut",
    "intervenant": "nom d'intervenant, repris avec ce qu'il a dit",
    "intitule": "intitulé, repris avec les contributions qui le suivent",
    "introduction": "phrase qui annonce les contributions qui suivent",
    "json-illisible": "pas un objet JSON",
    "ligne-decalee": "trop de cellules ou trop peu",
    "ligne-vide": "entièrement vide",
    "mention": "mention entre crochets",
    "moderation": "contribution retirée par la modération",
    "ordre-du-jour": "ordre du jour",
    "ouverture": "ouverture de la séance",
    "pagination": "numéro, en-tête ou pied de page",
    "presence": "liste de présence",
    "prochaine-reunion": "annonce de la prochaine réunion",
    "signature": "signature ou mention finale",
    "titre": "titre du document",
}
"""Slug of a reason → French, without its article."""


def reason_label(reason: str) -> str:
    """Return the explanation of "slug: explanation", else the label of the slug."""
    slug, _, explanation = reason.partition(": ")
    return explanation or LABELS.get(slug, slug)
