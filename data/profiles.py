"""Exports of consultation platforms, recognised by their header."""

import re
from dataclasses import dataclass

from data.readers.table import Table
from data.synonyms import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A platform: `signs` are folded headers of which `needed` must occur.

    `roles` maps patterns of folded headers to roles; in a `survey`, all other text columns are
    open questions of one form.
    """

    name: str
    signs: tuple[str, ...]
    needed: int
    roles: tuple[tuple[str, str], ...]
    survey: bool = False

    def fits(self, headers: frozenset[str]) -> bool:
        """Tell whether enough of the signs occur."""
        found = sum(1 for sign in self.signs if any(re.fullmatch(sign, one) for one in headers))
        return found >= self.needed

    def role_of(self, column: str) -> str:
        """Return the role this export gives a column, "" if none."""
        folded = fold(column)
        found = (role for pattern, role in self.roles if re.fullmatch(pattern, folded))
        return next(found, "")


CAP_COLLECTIF = Profile(
    name="Cap Collectif",
    signs=(),
    needed=1,
    roles=(
        ("id", "id"),
        ("texte", "text"),
        ("titre", "title"),
        ("auteur", "contributor"),
        ("date", "date"),
        ("question", "question"),
        ("type|position", "ignored"),
    ),
)

IRAMUTEQ = Profile(
    name="IRaMuTeQ",
    signs=(),
    needed=1,
    roles=(
        ("id|ident|identifiant|num|numero", "id"),
        ("texte", "text"),
        ("dep|dept|departement|territoire|region|arrondissement", "territory"),
        ("canal", "channel"),
        ("public", "audience"),
        ("question", "question"),
        ("date", "date"),
        ("theme|copie", "ignored"),
    ),
)
"""Texts with starred variables, by the names that our own export and most corpora give them."""

DECIDIM = Profile(
    name="Decidim",
    signs=(
        r"body( fr)?", r"title( fr)?", r"category( id| name.*)?", r"scope( id| name.*)?",
        r"participatory space.*", r"published at", r"reference", r"component( id)?",
        r"author id|authors? .*", r"commentable id", r"root commentable url", r"alignment",
    ),
    needed=4,
    roles=(
        (r"id", "id"),
        (r"body fr|body", "text"),
        (r"title fr|title", "title"),
        (r"published at|created at", "date"),
        (r"author id|authors? ids?", "contributor"),
        (r"scope name fr|scope name", "territory"),
        (r"(?!body|title|answers? fr).*", "ignored"),
        (r"(body|title).*", "ignored"),
    ),
)  # fmt: skip

_LIMESURVEY_IGNORED = (
    r"lastpage.*|derniere page|startlanguage.*|langue de depart|seed.*|tete de serie|startdate.*"
    r"|date de lancement|datestamp.*|date de la derniere action|ipaddr.*|adresse ip|refurl.*"
    r"|url de reference|(grouptime|questiontime|interviewtime|temps).*"
)
LIMESURVEY = Profile(
    name="LimeSurvey",
    signs=(
        r"id( id de la reponse| response id)?|id de la reponse|response id",
        r"submitdate.*|date de soumission|date submitted",
        r"lastpage.*|derniere page|last page",
        r"startlanguage.*|langue de depart|start language",
        r"seed.*|tete de serie",
    ),
    needed=2,
    roles=(
        (r"id( id de la reponse| response id)?|id de la reponse|response id", "id"),
        (r"submitdate.*|date de soumission|date submitted", "date"),
        (r"token.*|jeton", "contributor"),
        (_LIMESURVEY_IGNORED, "ignored"),
    ),
    survey=True,
)

GOOGLE_FORMS = Profile(
    name="Google Forms",
    signs=(r"horodateur|timestamp",),
    needed=1,
    roles=(
        (r"horodateur|timestamp", "date"),
        (r"adresse e ?mail|nom d utilisateur|email address|username", "contributor"),
    ),
    survey=True,
)

FRAMAFORMS = Profile(
    name="Framaforms",
    signs=(
        r"numero de serie|serial|n de serie",
        r"sid|numero de soumission|n de soumission",
        r"heure de soumission|date de soumission|soumis le|heure|submitted time",
        r"heure d achevement|termine|date d achevement|completed time",
        r"heure de modification|derniere modification|modifie( le)?|modified time",
        r"brouillon|draft",
        r"adresse ip|ip address",
        r"uid|nom d utilisateur|username",
    ),
    needed=3,
    roles=(
        (r"numero de serie|serial|n de serie", "id"),
        (r"sid|numero de soumission|n de soumission", "ignored"),
        (r"heure de soumission|date de soumission|soumis le|heure|submitted time", "date"),
        (r"heure d achevement|termine|date d achevement|completed time", "ignored"),
        (r"heure de modification|derniere modification|modifie( le)?|modified time", "ignored"),
        (r"brouillon|draft|adresse ip|ip address|uid|nom d utilisateur|username", "ignored"),
    ),
    survey=True,
)

PROFILES = (FRAMAFORMS, GOOGLE_FORMS, DECIDIM, LIMESURVEY)


def profile_of(table: Table) -> Profile | None:
    """Return the profile of the export a table comes from, if one is recognised."""
    for known in (CAP_COLLECTIF, IRAMUTEQ):
        if table.export == known.name:
            return known
    headers = frozenset(fold(column) for column in table.columns)
    return next((profile for profile in PROFILES if profile.fits(headers)), None)
