"""E-mail addresses, and links that lead to a person."""

import re

from nlp.clean.rules import Rule, has, mask

EMAIL, LINK = "[courriel]", "[lien]"

_NETWORK = r"(?:facebook|fb|twitter|instagram|linkedin|tiktok|snapchat|youtube)\.(?:com|fr)/"
_URL = re.compile(rf"(?:https?://|www\.|\b{_NETWORK})[^\s<>\"«»\[\]]+", re.IGNORECASE)
_PERSONAL = re.compile(
    rf"(?:{_NETWORK}|[/.](?:t\.me|x\.com)/)(?!watch|hashtag|groups|events|search|results|share"
    r"|embed|playlist|pages/category)[\w@.-]{2,}"
    r"|[?&;](?:user|userid|username|uid|name|nom|prenom|email|mail|token|auth|session|compte"
    r"|login|pseudo)="
    r"|/(?:profile?s?|users?|membres?|members?|u)/[\w.-]{2,}|@|/~\w{2,}",
    re.IGNORECASE,
)
_AT = r"(?: ?@ ?| ?[(\[]at[)\]] ?| arobase )"
_MAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}"
    r"(?:(?:\.| point )[\w-]{1,63}){1,4}(?<![.-])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@/.])@\w{3,}(?:\.\w+)*")


def _personal(match: re.Match[str]) -> int:
    url = match.group().rstrip(".,;:!?)'")
    return len(url) if _PERSONAL.search(url) else 0


CONTACTS: tuple[Rule, ...] = (
    Rule(
        name="links",
        needs=has("://", "www.", "WWW.", ".com/", ".fr/"),
        apply=mask(_URL, LINK, _personal),
        examples={
            "voir https://www.facebook.com/jean.exemple.02": f"voir {LINK}",
            "voir https://www.service-public.fr/f1": "voir https://www.service-public.fr/f1",
        },
    ),
    Rule(
        name="e-mails",
        needs=has("@", "(at)", "[at]", "arobase"),
        apply=mask(_MAIL, EMAIL),
        examples={"ecrire a jean.exemple@example.fr svp": f"ecrire a {EMAIL} svp"},
    ),
    Rule(
        name="handles",
        needs=has("@"),
        apply=mask(_HANDLE, LINK),
        examples={"suivez @jean_exemple": f"suivez {LINK}", "rdv @ 8 h": "rdv @ 8 h"},
    ),
)
