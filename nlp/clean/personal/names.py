"""Names of people after a title: "M. Dupont", "Mme Anne de La Tour", "mr bernard".

Offices and places stay ("M. le maire de Soissons"), and so do the national figures whom
contributions name in their public role ("M. Macron"); the title is masked with the name.
"""

import re
from collections.abc import Sequence

from nlp.clean.personal.words import FIRST_NAMES_TOO, OFFICES, PLAIN, PUBLIC_FIGURES, fold
from nlp.clean.rules import Measure, Rule, mask

PERSON = "[personne]"

UP, LOW = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒ", "a-zàâäçéèêëîïôöùûüÿœñ"
WORD = rf"(?:[{UP}]\.(?:[ -]?[{UP}]\.)*|[{UP}][{UP}{LOW}]*(?:['-][{UP}{LOW}]+)*)"
PARTICLE = r"(?:(?:de la|de|du|des|le|la|van|von|den|der|ben|el|al|di|da|dos) |d'|l')"
NAME = rf"(?:{PARTICLE}{{0,2}}{WORD})(?: {PARTICLE}{{0,2}}{WORD}){{0,3}}"
_PARTICLES = frozenset("de la du des d l le van von den der ben el al di da dos st".split())

_ONE = (
    r"M(?:\.|r\.?|R\.?|me\.?|ME\.?|lle\.?|LLE\.?)?|m(?:r\.?|me\.?|lle\.?)|[Mm]onsieur|MONSIEUR"
    r"|[Mm]adame|MADAME|[Mm]ademoiselle|[Dd]octeur|D[rR]\.?|[Pp]rofesseur|Pr\.?|Ma[iî]tre|Me"
)
_SEVERAL = r"MM\.?|Mmes|Mlles|[Mm]essieurs|[Mm]esdames"
_BEFORE = r"(?<![\w€'.-])(?<!\d )"
_TITLED = re.compile(rf"{_BEFORE}((?:{_ONE})(?: ?(?:et|ou|&|/) ?(?:{_ONE}))? ?)({NAME})")
_TITLED_MANY = re.compile(
    rf"{_BEFORE}((?:{_SEVERAL}) )({NAME}(?:, {NAME}){{0,5}}(?: (?:et|ou) {NAME})?)"
)
_LOWER = re.compile(
    rf"{_BEFORE}((?:[Mm]r|[Mm]me|[Mm]lle)\.? )([{LOW}]{{3,}}(?:-[{LOW}]{{3,}})?)(?![\w'])"
    r"(?! (?:bien|pas|plus|trop|tout|le|la|les|un|une|des|du|son|sa|ses|à|que) )"
)
_OFFICE = re.compile(
    rf"(?P<kept>{_BEFORE}(?:{_ONE}) (?:le |la |l')(?:{WORD}|[{LOW}-]+)"
    rf"(?: (?:adjointe?|déléguée?|divisionnaire|générale?|principale?))? )({NAME})"
)
_PLACE = re.compile(
    r"\b(?:rue|r\.|avenue|av\.?|boulevard|bd|place|square|quai|all[ée]e|impasse|pont|stade|gymnase"
    r"|[ée]cole|coll[èe]ge|lyc[ée]e|h[ôo]pital|clinique|r[ée]sidence|salle|parc|chemin|cit[ée])"
    r" (?:de |du |de la |des )?\Z",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[ .]+|(?<=[dDlL])'")


def name_length(name: str) -> int:
    """Return how many characters of a run of capitalised words are a name, 0 for none.

    The name ends before a word that begins a sentence or names an office.
    """
    end = 0
    for word in re.finditer(r"[^ ]+", name):
        folded = fold(word.group().strip(".,"))
        initial = len(folded) == 1 and word.group().endswith(".")
        if folded in _PARTICLES and not initial:
            continue
        if (folded in PLAIN or folded in OFFICES) and not initial:
            break
        end = word.end()
    return end


def is_public(name: str, figures: frozenset[str]) -> bool:
    """Tell whether a name is that of a public figure: "Macron", "Marine Le Pen", "MACRON E."."""
    words = [fold(word) for word in _PIECES.split(name) if word]
    if not words:
        return False
    if words[-1] in figures or "-".join(words[-2:]) in figures:
        return True
    return words[0] in figures - FIRST_NAMES_TOO


def _is_someone(name: str, figures: frozenset[str]) -> bool:
    letters = max(len(part) for part in re.split(r"[ .'-]+", name))
    return letters > 1 and not is_public(name, figures)


def _titled(figures: frozenset[str]) -> Measure:
    """Measure title and name. In a text all in capitals the name is its first word."""

    def measure(match: re.Match[str]) -> int:
        title, name = match[1], match[2]
        if match.string.isupper():
            name = _first_word(name)
        length = name_length(name)
        if not title.endswith((" ", ".")) or _names_no_one(title, name) or _names_place(match):
            return 0
        if not length or not _is_someone(name[:length], figures):
            return 0
        return len(title) + length

    return measure


def _names_no_one(title: str, name: str) -> bool:
    """Tell "M. le Préfet", "professeur de Lycée" and "M.O." from a title and a name."""
    if re.match(r"(?:le|la|l'|les)\b", name):
        return True
    if title[:3].lower() in {"pro", "doc"} and re.match(PARTICLE, name):
        return True
    return title.endswith(".") and name[1:2] == "."


def _names_place(match: re.Match[str]) -> bool:
    """Tell "rue du docteur Roux" from a person."""
    return _PLACE.search(match.string[max(0, match.start() - 30) : match.start()]) is not None


def _first_word(name: str) -> str:
    words: Sequence[re.Match[str]] = list(re.finditer(r"[^ ]+", name))
    long = [word for word in words if fold(word.group()) not in _PARTICLES]
    return name[: long[0].end()] if long else ""


def _several(figures: frozenset[str]) -> Measure:
    def measure(match: re.Match[str]) -> int:
        parts = re.split(r", | et | ou ", match[2])
        if re.match(PARTICLE, match[2]) or not all(name_length(part) for part in parts):
            return 0
        public = any(is_public(part, figures) for part in parts)
        return 0 if public else len(match.group())

    return measure


def _lower(figures: frozenset[str]) -> Measure:
    def measure(match: re.Match[str]) -> int:
        word = fold(match[2])
        known = word in PLAIN or word in OFFICES or word in figures
        return 0 if known else len(match.group())

    return measure


def _after_office(figures: frozenset[str]) -> Measure:
    def measure(match: re.Match[str]) -> int:
        if match.string.isupper() or re.match(PARTICLE, match[2]):
            return 0
        length = name_length(match[2])
        return length if length and _is_someone(match[2][:length], figures) else 0

    return measure


def titled_names(figures: frozenset[str] = PUBLIC_FIGURES) -> tuple[Rule, ...]:
    """Return the rules that mask names after titles, save those of public figures (folded)."""
    masks = (
        mask(_TITLED, PERSON, _titled(figures)),
        mask(_TITLED_MANY, PERSON, _several(figures)),
        mask(_LOWER, PERSON, _lower(figures)),
        mask(_OFFICE, PERSON, _after_office(figures)),
    )
    return tuple(
        Rule(name=name, apply=apply, examples=examples)
        for apply, (name, examples) in zip(masks, _EXAMPLES.items(), strict=True)
    )


_EXAMPLES = {
    "names-after-title": {
        "M. Dupont est venu": f"{PERSON} est venu",
        "Madame Anne-Lise de La Tour dit": f"{PERSON} dit",
        "M. et Mme Exemple": PERSON,
        "MME EXEMPLE A DIT NON": f"{PERSON} A DIT NON",
        "M. Macron": "M. Macron",
        "M. le Maire de Laon": "M. le Maire de Laon",
        "rue du docteur Roux": "rue du docteur Roux",
        "Monsieur Pourquoi payer": "Monsieur Pourquoi payer",
        "10 M. Euros": "10 M. Euros",
    },
    "names-after-plural-title": {
        "MM. Dubois, Lambert et Petit": PERSON,
        "Messieurs les Députés": "Messieurs les Députés",
    },
    "names-in-lower-case": {"mr dupont": PERSON, "mr le maire": "mr le maire"},
    "names-after-office": {
        "M. le maire Jean Exemple": f"M. le maire {PERSON}",
        "M. le Président Macron": "M. le Président Macron",
        "M. le maire de Laon": "M. le maire de Laon",
    },
}

NAMES = titled_names()
