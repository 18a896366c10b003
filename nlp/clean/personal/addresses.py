"""Addresses: e-mail, links that name a person, street addresses with a number."""

import re

from nlp.clean.rules import Rule, holding, replace_where, substitute, where

EMAIL, LINK, ADDRESS = "[courriel]", "[lien]", "[adresse]"

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]+", re.IGNORECASE)
_PERSONAL_URL = re.compile(
    r"(?:facebook|fb|twitter|x|instagram|linkedin|tiktok|snapchat|youtube|t)\.(?:com|me|fr)/"
    r"(?!watch|hashtag|groups|events|search)[\w@.-]{2,}"
    r"|[?&;](?:user|userid|id|uid|name|nom|prenom|email|mail|token|auth|session|compte)="
    r"|/(?:profile?s?|users?|membres?|u|~\w+)/[\w.-]{2,}|@|~\w{2,}",
    re.IGNORECASE,
)
_LONG_WAY = (
    r"rue|avenue|av\.?|boulevard|b(?:oule)?v?d\.?|impasse|all[ée]es?|chemin|ruelle|venelle"
    r"|faubourg|fbg"
)
_OTHER_WAY = (
    r"place|pl\.|route|rte|quai|cours|square|passage|sentier|r[ée]sidence|lotissement|hameau"
    r"|lieu[- ]dit|cit[ée]|villa|esplanade|promenade|mail|clos|rond-point|parvis|mont[ée]e"
)
_NUMBER = r"(?<![\d.,])\d{1,4}(?: ?(?:bis|ter|quater|[a-dA-D]\b))?,? +"
_OF = r"(?:(?:de la|de l'|de|du|des|d'|la|le|les|l'|à|aux?|en|sur|sous|et|saint|sainte|st|ste) ?)*"
_PROPER = rf"{_OF}(?:[A-ZÀ-Ý][\w'.-]*|\d{{1,2}} [A-Za-zéû]+ \d{{4}})(?: {_OF}[A-ZÀ-Ý][\w'-]*)*"
_COMMON = (
    rf"{_OF}(?!(?:plus|est|sont|et|a|ont|qui|que|pour|dans|o[uù]|mal|non|pas|trop)\b)"
    r"[a-zà-ÿ][\w'-]+(?: (?!(?:est|sont|et|a|ont|qui|que|pour|dans|o[uù]|à|y|il|je|on|au|mais|le"
    r"|la|les|avec|depuis|car|c'est)\b)[a-zà-ÿ][\w'-]+)?"
)
_TOWN = r"(?:,? *(?:à )?\d{5}(?: [A-ZÀ-Ý][\w'-]*(?:[ -][A-ZÀ-Ý][\w'-]*)*)?)?"
_STREET = re.compile(
    rf"{_NUMBER}(?:(?i:{_LONG_WAY}) (?:{_PROPER}|{_COMMON})|(?i:{_OTHER_WAY}) {_PROPER}){_TOWN}"
)
_NUMBERED = re.compile(rf"(?i:\d[\s,]*(?:bis|ter|quater|[a-d])? +(?:{_LONG_WAY}|{_OTHER_WAY})\b)")


ADDRESSES: tuple[Rule, ...] = (
    Rule(
        name="link",
        apply=where(
            holding("http", "www", "HTTP", "WWW"),
            replace_where(_URL, LINK, lambda match: bool(_PERSONAL_URL.search(match.group()))),
        ),
        examples={
            "voir https://www.facebook.com/jean.exemple.02": f"voir {LINK}",
            "voir https://www.service-public.fr/particuliers": "voir https://www.service-public.fr/particuliers",
        },
    ),
    Rule(
        name="e-mail",
        apply=where(
            holding("@", "(at)", "[at]", "arobase"),
            substitute(
                r"[\w.+-]+ ?(?:@|\(at\)|\[at\]| arobase ) ?[\w-]+(?:\.[\w-]+)+",
                EMAIL,
                re.IGNORECASE,
            ),
        ),
        examples={"ecrire a jean.exemple@example.fr svp": f"ecrire a {EMAIL} svp"},
    ),
    Rule(
        name="handle",
        apply=where(holding("@"), substitute(r"(?<![\w@])@\w{3,}(?:\.\w+)*", LINK)),
        examples={"suivez @jean_exemple": f"suivez {LINK}", "rdv @ 8 h": "rdv @ 8 h"},
    ),
    Rule(
        name="street",
        apply=where(_NUMBERED.search, replace_where(_STREET, ADDRESS, lambda _: True)),
        examples={
            "au 12 rue Victor Hugo, 02200 Soissons.": f"au {ADDRESS}.",
            "3 bis avenue de la gare": ADDRESS,
            "la rue de la République": "la rue de la République",
            "2 rues sont fermées": "2 rues sont fermées",
        },
    ),
)
