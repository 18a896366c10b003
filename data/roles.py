"""The roles a column can play, and how well each column fits each role."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from data.evidence import Evidence
from data.synonyms import IDENTITIES, fold, is_question, name_score

Role = Literal[
    "text", "id", "territory", "postcode", "commune", "date", "question", "channel", "audience",
    "contributor", "closed", "title", "ignored",
]  # fmt: skip
ROLES: tuple[str, ...] = get_args(Role)
REPEATABLE = frozenset({"text", "territory", "closed", "ignored"})
"""Roles that several columns of one file may play."""
SURE = 0.5
"""The confidence from which a role is given without asking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well a column fits a role: confidence in [0, 1] and the reasons, in French."""

    role: str
    confidence: float
    reasons: tuple[str, ...] = ()


def fits(column: str, seen: Evidence) -> list[Fit]:
    """Return the roles that a column may play, best first, with "ignored" as a last resort."""
    if fold(column) in IDENTITIES:
        return [Fit(role="ignored", confidence=0.9, reasons=("identité, sans usage",))]
    if not seen.filled:
        return [Fit(role="ignored", confidence=0.9, reasons=("colonne vide",))]
    found = [judge(column, seen) for judge in _JUDGES]
    found.append(Fit(role="ignored", confidence=0.3, reasons=("aucun rôle reconnu",)))
    return sorted((fit for fit in found if fit.confidence > 0), key=lambda fit: -fit.confidence)


def _named(role: str, column: str) -> tuple[float, tuple[str, ...]]:
    score = name_score(role, column)
    return score, (f"nom « {column} »",) if score else ()


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _text(column: str, seen: Evidence) -> Fit:
    curt = seen.words < 1.5 and (seen.few or name_score("text", column) < 1)
    if max(seen.dates, seen.emails, seen.numbers, seen.keys) > 0.5 or curt:
        return Fit(role="text", confidence=0.0)
    content = 0.6 * min(1.0, seen.words / 8) + 0.4 * min(1.0, 1.2 * seen.variety)
    content *= 0.3 if seen.few else 1.0
    name, reasons = _named("text", column)
    if is_question(column):
        name, reasons = max(name, 0.6), (*reasons, "l'en-tête est une question")
    told = f"{seen.words:.0f} mots en moyenne, {_percent(seen.variety)} de valeurs distinctes"
    confidence = 0.5 * content + 0.5 * name if name else 0.65 * content
    return Fit(role="text", confidence=round(confidence, 2), reasons=(*reasons, told))


def _id(column: str, seen: Evidence) -> Fit:
    name, reasons = _named("id", column)
    # A few repeated ids are mistakes; many are persons who wrote several times.
    least = 0.9 if seen.filled >= 20 else 0.5
    single = seen.words < 2 and seen.variety >= least and seen.filled >= 0.9 * seen.cells
    told = f"{_percent(seen.variety)} de valeurs distinctes"
    confidence = name * (0.6 + 0.4 * seen.variety) if single else 0.0
    return Fit(role="id", confidence=round(confidence, 2), reasons=(*reasons, told))


def _contributor(column: str, seen: Evidence) -> Fit:
    name, reasons = _named("contributor", column)
    if seen.emails > 0.8:
        name, reasons = max(name, 0.9), (*reasons, "adresses électroniques")
    repeated = name_score("id", column) if seen.variety < 0.9 and not seen.few else 0.0
    if repeated > name and seen.words < 2:
        name, reasons = 0.8 * repeated, (f"identifiant « {column} » répété",)
    confidence = 0.95 * name if seen.words < 4 else 0.2 * name
    return Fit(role="contributor", confidence=round(confidence, 2), reasons=reasons)


def _territory(column: str, seen: Evidence) -> Fit:
    name, reasons = _named("territory", column)
    coded = seen.departements
    if coded > 0.8:
        reasons = (*reasons, f"{_percent(coded)} de départements ou de régions")
    short = seen.words < 5 and seen.dates < 0.5
    confidence = (0.75 * name + 0.2 * coded) if name and short else 0.0
    return Fit(role="territory", confidence=round(confidence, 2), reasons=reasons)


def _postcode(column: str, seen: Evidence) -> Fit:
    name, reasons = _named("postcode", column)
    if seen.postcodes > 0.8:
        reasons = (*reasons, f"{_percent(seen.postcodes)} de codes postaux")
        return Fit(role="postcode", confidence=0.95 if name else 0.6, reasons=reasons)
    confidence = 0.8 * name if seen.words < 3 and seen.numbers > 0.5 else 0.4 * name
    return Fit(role="postcode", confidence=round(confidence, 2), reasons=reasons)


def _commune(column: str, seen: Evidence) -> Fit:
    name, reasons = _named("commune", column)
    short = seen.words < 5 and seen.numbers < 0.5 and not seen.longest > 80
    confidence = 0.9 * name if short else 0.0
    return Fit(role="commune", confidence=round(confidence, 2), reasons=reasons)


def _date(column: str, seen: Evidence) -> Fit:
    name, reasons = _named("date", column)
    if seen.dates > 0.5:
        reasons = (*reasons, f"{_percent(seen.dates)} de dates")
    confidence = min(1.0, 0.55 * seen.dates + 0.45 * name) if seen.dates > 0.5 or name == 1 else 0.0
    return Fit(role="date", confidence=round(confidence, 2), reasons=reasons)


def _plain(role: str) -> Callable[[str, Evidence], Fit]:
    """Return the judge of a role that is known by its name, on cells that are not prose."""

    def judge(column: str, seen: Evidence) -> Fit:
        """Return how well one column fits."""
        name, reasons = _named(role, column)
        repeated = seen.variety < 0.6 or seen.filled < 20
        confidence = (0.9 if repeated else 0.5) * name
        prose = role == "audience" and seen.words > 8
        return Fit(role=role, confidence=0.0 if prose else round(confidence, 2), reasons=reasons)

    return judge


def _title(column: str, seen: Evidence) -> Fit:
    name, reasons = _named("title", column)
    confidence = name if name > 0.7 and seen.words < 25 else 0.0
    return Fit(role="title", confidence=0.85 * confidence, reasons=reasons)


def _closed(column: str, seen: Evidence) -> Fit:
    asked = is_question(column)
    short = seen.words < 5 and seen.variety < 0.5 and seen.longest < 100
    if not seen.few and not (asked and short):
        return Fit(role="closed", confidence=0.0)
    several = f"{seen.distinct} valeurs différentes seulement"
    reasons: tuple[str, ...] = (several if seen.distinct > 1 else "une seule valeur",)
    reasons += ("l'en-tête est une question",) if asked else ()
    # Less than for a question whose words and answers are those of a place.
    return Fit(role="closed", confidence=0.7 if asked else 0.5, reasons=reasons)


_JUDGES: tuple[Callable[[str, Evidence], Fit], ...] = (
    _text,
    _id,
    _contributor,
    _territory,
    _postcode,
    _commune,
    _date,
    _plain("question"),
    _plain("channel"),
    _plain("audience"),
    _title,
    _closed,
)
