"""What the columns of French consultation files are called, by the role they play."""

import re
import unicodedata
from functools import lru_cache

SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": (
        "texte", "text", "contribution", "reponse", "answer", "avis", "votre avis", "commentaire",
        "commentaires", "comment", "verbatim", "contenu", "body", "message", "observation",
        "observations", "remarque", "remarques", "expression", "expression libre", "texte libre",
        "reponse libre", "proposition", "propositions", "constat", "constats", "suggestion",
        "suggestions", "idee", "idees", "reponse ouverte", "texte de la contribution",
    ),
    "id": (
        "id", "identifiant", "numero", "n", "num", "no", "code", "reference", "ref", "uuid",
        "id reponse", "id de la reponse", "response id", "reponse id", "id contribution",
        "numero de reponse", "numero de serie", "identifiant unique", "sid", "cle",
    ),
    "territory": (
        "departement", "dept", "dep", "dpt", "code departement", "nom departement",
        "departement code", "departement nom", "code dept", "num dep", "region", "nom region",
        "code region", "territoire", "arrondissement", "code insee", "insee", "lieu", "prefecture",
        "departement de residence", "territory",
    ),
    "postcode": (
        "code postal", "cp", "codepostal", "code post", "zip", "zipcode", "postcode", "postal code",
        "authorzipcode",
    ),
    "commune": ("commune", "ville", "nom commune", "municipalite", "localite", "city",
                "commune de residence", "votre ville"),
    "date": (
        "date", "horodateur", "timestamp", "horodatage", "date de soumission", "submitdate",
        "date de reponse", "date contribution", "created at", "createdat", "published at",
        "date de creation", "date heure", "heure de soumission", "date de publication",
        "date de la reunion",
    ),
    "question": (
        "question", "intitule", "question name", "question id", "libelle question",
        "libelle de la question", "intitule de la question", "questions", "code question",
    ),
    "channel": ("canal", "channel", "mode", "voie", "mode de recueil", "canal de recueil",
                "mode de participation", "provenance"),
    "audience": (
        "public", "audience", "profil", "statut", "categorie", "vous etes", "etes vous",
        "vous repondez en tant que", "qualite", "acteur",
        "type de public", "type de participant", "type de repondant", "college", "categorie acteur",
    ),
    "contributor": (
        "contributeur", "auteur", "participant", "repondant", "user id", "userid", "customer id",
        "author id", "authorid", "id utilisateur", "utilisateur", "id participant", "id repondant",
        "id contributeur", "adresse e mail", "adresse email", "email", "e mail", "courriel", "mail",
        "pseudo", "pseudonyme", "username", "nom d utilisateur", "token", "jeton", "habitant",
        "identifiant utilisateur", "numero participant", "adresse electronique", "personne",
        "id personne", "id pers", "id rep", "id habitant", "id citoyen", "id usager", "id auteur",
        "identifiant personne", "identifiant repondant", "identifiant participant",
        "identifiant contributeur", "numero repondant", "numero personne", "num personne",
        "code personne", "code repondant", "respondent", "respondent id", "person id",
    ),
    "title": ("titre", "title", "objet", "sujet", "intitule de la contribution",
              "titre de la contribution", "titre de la proposition"),
}  # fmt: skip
"""Folded names (see `fold`), most usual first."""

IDENTITIES = frozenset(
    {"nom", "prenom", "nom prenom", "prenom nom", "telephone", "tel", "adresse", "nom de famille",
     "adresse ip", "ip", "ip address", "votre nom", "votre prenom", "portable"}
)  # fmt: skip
"""Columns that name a person and serve no role."""

MISSING = frozenset({"", "?", "-", "--", "na", "n/a", "nc", "nd", "null", "none", "nan", "(vide)",
                     "#n/a", "non renseigné", "non renseigne", "inconnu", "."})  # fmt: skip
"""What stands for "nothing" in a cell that should hold a territory or a date, lower case."""

_ALONE = frozenset({"personne"})
"""Names that mean their role alone, and another beside other words ("Type de personne")."""
_FILLERS = frozenset("votre vos la le les l de du des d un une en nom quelle quel est".split())
_ASKING = frozenset("dans vous habitez residez vivez".split())
"""Words around the name of a place in a question: "Dans quel département habitez-vous ?"."""
_CODE = re.compile(r"^\s*[A-Za-z]{0,6}\d{1,4}(\[[^\]]*\])?\s*[.):\-–]\s*\S|^\w+\[\w+\]")
_PREFIX = re.compile(
    r"^\s*(?:[A-Za-z]{1,8}\d{1,4}\w*|id|submitdate|[A-Z]{1,4}\d{0,3})(?:\[\w+\])*\.\s+"
)
LONG_HEADER = 6


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """Return a name without accents, case, punctuation or double spaces."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) if "_" in name or " " not in name else name
    plain = unicodedata.normalize("NFKD", apart.replace("°", " ")).casefold()
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9]+", kept))


def is_missing(value: str) -> bool:
    """Tell whether a cell holds nothing, or one of the signs for it."""
    return value.strip().lower() in MISSING


def bare_header(header: str) -> str:
    """Return a header without the code before it: "Q3[SQ001]. Êtes-vous…" is "Êtes-vous…"."""
    return _PREFIX.sub("", header) or header


def is_question(header: str) -> bool:
    """Tell whether a header reads like a question put to people."""
    return "?" in header or bool(_CODE.match(header)) or len(fold(header).split()) >= LONG_HEADER


def name_score(role: str, header: str) -> float:
    """Return how much a header sounds like a role: 1 its name, 0.8 with fillers."""
    folded = fold(bare_header(header))
    phrases = SYNONYMS.get(role, ())
    if folded in phrases:
        return 1.0
    words = [word for word in folded.split() if word not in _FILLERS]
    if " ".join(word for word in words if word not in _ASKING) in phrases:
        return 0.8
    if len(words) > LONG_HEADER:
        return 0.0
    known = (phrase for phrase in phrases if len(phrase) > 2 and phrase not in _ALONE)
    return 0.6 if any(f" {phrase} " in f" {folded} " for phrase in known) else 0.0
