"""Street addresses that have a number; a street without one is a place, and stays."""

import re

from nlp.clean.personal.words import FIRST_NAMES, PLAIN, fold
from nlp.clean.rules import Rule, has, mask

ADDRESS = "[adresse]"

_STREET = (
    r"rue|r\.|avenue|av\.?|boulevard|bo?u?le?va?r?d\.?|bd\.?|bvd\.?|blvd\.?|impasse|imp\.|all[ée]e"
    r"|chemin|ruelle|venelle|sente|sentier"
)
_PLACE = (
    r"place|pl\.?|route|rte|quai|cours|square|sq\.?|passage|r[ée]sidence|lotissement|hameau|ferme"
    r"|lieu[- ]dit|cit[ée]|villa|esplanade|promenade|mail|clos|rond-point|parvis|mont[ée]e|zone"
    r"|faubourg|fbg|cour|domaine"
)
_NUMBER = (
    r"[1-9](?<![\w.,€°/-].)(?<!\d .)\d{0,3}(?:[-/]\d{1,4})?(?: ?(?:bis|ter|quater|[a-dA-D])\b)?,? "
)
_OF = r"(?:(?:de la|des?|du|les?|la|aux?|en) |(?:de )?[dl]'){0,2}"
_FULL = re.compile(
    rf"{_NUMBER}(?:(?P<street>(?i:{_STREET}))|(?i:{_PLACE})) (?P<of>(?i:{_OF}))"
    r"(?P<words>[\w'.-]+(?: [\w'.-]+){0,6})(?P<town>,? ?\d{5}(?: [A-ZÀ-Ý][\w'-]*)*)?"
)
_ERA = re.compile(r"J\.?-? ?C\b")
"""What follows "av." in a date."""
_LINKS = frozenset("de du des d la le les l et saint st ste".split())
_RANKS = frozenset(
    """general marechal colonel commandant capitaine docteur dr professeur president abbe
    saint sainte st ste victor jules leon jean amiral lieutenant chanoine gal mal""".split()
)
_USUAL = frozenset(
    """marche gare eglise mairie republique fontaine chateau moulin victoire liberte paix poste
    cathedrale halles hotel pont port canal abbaye lavoir""".split()
)
_MONTHS = frozenset("mai novembre juillet septembre juin aout mars avril fevrier".split())
_PROPER = re.compile(r"[A-ZÀ-Ý]|(?:\d{1,2}|\d{5})$")


def _length(words: str) -> int:
    """Return how many characters of the words after "rue" are its name.

    A capitalised name goes on over capitalised words; another is one word, or more after a rank
    or a first name ("rue du général leclerc").
    """
    end, expects = 0, True
    for word in re.finditer(r"[^ ]+", words):
        plain = fold(word.group().strip(".,"))
        proper = _PROPER.match(word.group()) is not None
        if plain in _LINKS:
            continue
        if (end and not proper and not expects) or plain in PLAIN:
            break
        end = word.end() - (word.group()[-1] in ".'")
        expects = plain in _RANKS or plain.split("-")[0] in FIRST_NAMES
        expects = expects or (plain.isdigit() and len(plain) < 3) or plain in _MONTHS
        if word.group()[-1] == "." and len(plain) > 1 and plain not in _RANKS:
            break
    return end


def _address(match: re.Match[str]) -> int:
    words = match["words"]
    length = _length(words)
    first = fold(words.split()[0].strip("."))
    proper = _PROPER.match(words) is not None
    if not length or first in PLAIN - _LINKS or _ERA.match(words):
        return 0
    if not match["street"] and not proper and first not in _USUAL:
        return 0
    if not proper and not match["of"] and first.endswith(("e", "es", "s")) and _is_state(first):
        return 0
    town = match["town"] if match["town"] and length == len(words) else ""
    return match.start("words") - match.start() + length + len(town)


def _is_state(word: str) -> bool:
    """Tell "3 rue barrées" from "3 rue pasteur": a participle or a noun of use is no name."""
    return word.endswith(("ees", "ee", "es")) or word in {"pietonne", "large", "etroite"}


STREETS: tuple[Rule, ...] = (
    Rule(
        name="streets",
        needs=has(*"123456789"),
        apply=mask(_FULL, ADDRESS, _address),
        examples={
            "au 12 rue Victor Hugo, 02200 Soissons.": f"au {ADDRESS}.",
            "3 bis avenue de la gare à Laon": f"{ADDRESS} à Laon",
            "15 rue des tilleuls deale": f"{ADDRESS} deale",
            "7 rue du général leclerc il": f"{ADDRESS} il",
            "la rue de la République": "la rue de la République",
            "2 rues sont fermées": "2 rues sont fermées",
            "2 place de parking": "2 place de parking",
        },
    ),
)
