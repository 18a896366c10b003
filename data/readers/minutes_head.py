"""What the head of the minutes says of the meeting: title, date, place, territory, people."""

import re
from collections.abc import Iterable

from data.readers.minutes_rules import TITLE
from data.territories.gazetteer import load_gazetteer

_MONTHS = {
    month: number
    for number, names in enumerate(
        "janvier|février fevrier|mars|avril|mai|juin|juillet|août aout|septembre|octobre|novembre|"
        "décembre decembre".split("|"),
        start=1,
    )
    for month in names.split()
}
_WRITTEN = re.compile(rf"\b(\d{{1,2}})(?:er)?\s+({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_DAY = re.compile(
    r"^(?:date\s*:\s*|le\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)?\s*", re.IGNORECASE
)
_HOURS = re.compile(
    r"(?:\b(?:de|à)\s+)?\b\d{1,2}\s?h(?:\s?\d\d)?(?:\s?(?:à|-|–)\s?\d{1,2}\s?h(?:\s?\d\d)?)?"
)
_PLACE = re.compile(r"lieu\s*:\s*(?P<place>.+)", re.IGNORECASE)
_AREA = re.compile(
    r"\b(?:arrondissement|département|région|commune|ville|préfecture|sous-préfecture)\s+"
    r"(?:de l['’]|de la |des |de |du |d['’])\s*[^,;:.()–|]+",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:MM?\.|Mmes?|Mlle|Monsieur|Madame|[A-ZÉ][a-zé]+(?=\s[A-ZÉ]))\s+(?P<name>[^,;(:|]{3,60}?)\s*"
    r"(?:[,(|:]\s*(?P<role>[^;()]{3,100}))?(?=[;)]|$|\),)"
)


def date_of(lines: Iterable[str]) -> str:
    """Return the first full date of the lines in ISO 8601, "" where there is none."""
    for text in lines:
        if match := _WRITTEN.search(text):
            return _iso(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
        if match := _FIGURES.search(text):
            return _iso(int(match[3]), int(match[2]), int(match[1]))
    return ""


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def place_of(lines: Iterable[str]) -> str:
    """Return the place as written after "Lieu :", or beside the date; "" where it is not plain."""
    kept = list(lines)
    named = next((match["place"] for text in kept if (match := _PLACE.match(text))), "")
    beside = (_without_date(text) for text in kept if _has_date_or_hour(text))
    return named.strip(" .") or next((place for place in beside if place), "")


def _has_date_or_hour(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_WRITTEN, _FIGURES, _HOURS))


def _without_date(text: str) -> str:
    """What follows the date, else what stands before it, if it is short and no title."""
    date = _WRITTEN.search(text) or _FIGURES.search(text)
    after = text[date.end() :] if date else ""
    for part in (after, _DAY.sub("", text[: date.start()] if date else text)):
        rest = _HOURS.sub("", part.split(". ")[0]).strip(" ,;:–—-.")
        if (
            rest
            and len(rest.split()) <= 12
            and not TITLE.pattern.search(rest)
            and not _AREA.match(rest)
        ):
            return rest
    return ""


def territory_of(lines: Iterable[str]) -> str:
    """Return the code of the first territory named with its level, or after a dash; else ""."""
    kept = list(lines)
    named = [match.group() for text in kept for match in _AREA.finditer(text)]
    tails = [text.rsplit(" – ", 1)[1] for text in kept if " – " in text]
    found = (load_gazetteer().resolve(place) for place in (*named, *tails))
    return next((one.code for one in found if one.code and not one.note), "")


def people_of(text: str) -> dict[str, str]:
    """Return the roles in a line of an attendance list by surname in lower case.

    "M. Loïc Tartaglin (commandant de police)" gives {"tartaglin": "commandant de police"}.
    """
    parts = re.split(r"\s;\s|;|\),", text)
    found = (_PERSON.search(part.strip(" .-•") + (")" if "(" in part else "")) for part in parts)
    return {
        match["name"].split()[-1].lower(): match["role"].strip(" .)")
        for match in found
        if match and match["role"]
    }
