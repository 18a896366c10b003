"""Fixed French wording of documents: counts say what they count, nobody speaks for "the French"."""

from collections.abc import Iterable
from datetime import date, datetime

from service.numbers import SPACE, number, percent
from service.synthesis.values import LEAST, Figure, Head, Quotation

FEW = f"moins de{SPACE}{LEAST}"
"""Stands for a count from 1 to 4."""

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
SELF_SELECTED = (
    "Les personnes qui ont répondu se sont désignées elles-mêmes. Les chiffres décrivent les "
    "contributions reçues ; ils ne mesurent l'opinion d'aucune population et ne permettent pas "
    "de dire ce que pense un territoire."
)
FICTIONAL = "Consultation fictive, livrée comme exemple : personnes, lieux et faits sont inventés."
DRAFT = "Projet de synthèse, à relire avant toute diffusion."
SMALL = (
    "Base inférieure à 30 contributions : les parts sont données pour mémoire et ne se comparent "
    "à rien."
)


WITHHELD = "n. p."
"""Stands for a count from 1 to 4, or one that would tell it by subtraction."""

WITHHELD_NOTE = f"{WITHHELD} : non publié, effectif de 1 à 4, ou qui permettrait d'en retrouver un."


def published(value: int | None) -> str:
    """Return a count of a table with a known sum, or that it is not published."""
    return WITHHELD if value is None else number(value)


def count(value: int | None) -> str:
    """Return a count, "moins de 5" when it is hidden."""
    return FEW if value is None else number(value)


def share(figure: Figure) -> str:
    """Return the share of a figure, a dash when it is hidden."""
    return "–" if figure.share is None else percent(figure.share)


def interval(figure: Figure) -> str:
    """Return the interval of a share: "15,9 à 23,7 %", a dash when it is hidden."""
    if figure.low is None or figure.high is None:
        return "–"
    return f"{number(100 * figure.low, 1)} à {percent(figure.high)}"


def counted_figure(figure: Figure) -> str:
    """Return a figure as a sentence would say it, with everything it counts."""
    base = f"{number(figure.base)} contributions ayant un contenu"
    if figure.contributions is None:
        return f"{FEW} contributions sur {base}"
    voices = [f"{count(figure.texts)} textes distincts"]
    if figure.contributors != 0:
        voices.append(f"{count(figure.contributors)} contributeurs connus")
    return (
        f"{number(figure.contributions)} contributions sur {base}, soit {share(figure)} "
        f"(intervalle à 95 % : {interval(figure)}) ; {', '.join(voices)}"
    )


def day(value: date | datetime) -> str:
    """Return a date in words: "8 janvier 2020", "1er mars 2020"."""
    first = "1er" if value.day == 1 else str(value.day)
    return f"{first}{SPACE}{MONTHS[value.month - 1]} {value.year}"


def day_of(text: str) -> str:
    """Return an ISO date or moment as 08/01/2020, "" or what was given where it is none."""
    try:
        return f"{date.fromisoformat(text[:10]):%d/%m/%Y}"
    except ValueError:
        return text


def period(head: Head) -> str:
    """Return when the consultation was held, or that it was not told."""
    if head.starts_on and head.ends_on:
        return f"du {day(head.starts_on)} au {day(head.ends_on)}"
    if head.starts_on:
        return f"depuis le {day(head.starts_on)}"
    return f"jusqu'au {day(head.ends_on)}" if head.ends_on else "non précisée"


def provenance(quotation: Quotation) -> str:
    """Return where a quotation comes from: channel, place, audience, date."""
    parts = (quotation.channel, quotation.territory, quotation.audience, day_of(quotation.date))
    told = ", ".join(one for one in parts if one)
    return told[:1].upper() + told[1:]


def listed(items: Iterable[str]) -> str:
    """Join items by commas, the last by "et"."""
    found = list(items)
    return " et ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
