"""Cuts inside a sentence, where each part stands alone.

Two kinds: lists of measures ("renforcer X, supprimer Y et créer Z", "baisse de …, fin de …",
"plus de …, moins de …") and coordinated clauses with their own subject ("…, mais il faut …").
The comma stays with the part before, the conjunction goes with the part after.
"""

import re

from nlp.segment.vocabulary import SUBORDINATORS
from nlp.segment.words import is_action, is_infinitive

_LEAST_WORDS = 3
_LEAST_WORDS_BEFORE_BARE_COMMA = 5

_FARTHEST = 400

_WORD = r"[^\W\d_]+(?:['’]|\b)"
_JOINT = re.compile(
    r",\s*(?:(?:et|puis|mais|ou|enfin|ensuite|ainsi que)\s+)?| (?P<bare>et|puis|mais|ou)\s+"
)
_NEXT = re.compile(
    rf"(?:(?:ne|mieux|bien|aussi|surtout|également|donc|pas|plus|s['’]|se|y|en|les?|la)\s*\b)??"
    rf"(?P<first>{_WORD})\s*(?P<second>{_WORD})?",
    re.IGNORECASE,
)
_OF = frozenset(["de", "d'", "d’", "des", "du", "contre", "à", "aux", "au"])
_QUANTITIES = frozenset(["plus", "moins", "davantage", "pas", "trop", "beaucoup", "fini", "stop"])
_IMPERSONAL = frozenset(["faut", "faudrait", "y", "n'", "n’", "est", "convient", "s'", "s’", "ne"])
_PERSONS = frozenset(["on", "nous", "je", "j'", "j’", "c'", "c’", "vous"])
_FINITE = re.compile(
    r"(?:est|sont|a|ont|doit|doivent|faut|faudrait|devrait|devraient|peut|peuvent|pourrait|fait"
    r"|font|va|vont|sera|seront|serait|seraient|suis|ai|veut|veulent|reste|manque|paie|paye|pense"
    r"|\w{3,}(?:ons|ez|ait|aient))\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\W*(?:(?:je|j['’]|on|nous|il)\s*(?:pense qu['’]il\s+|crois qu['’]il\s+)?"
    r"(?:faut|faudrait|doit|devrait|devons|devrions|souhaite|voudrais|propose|veux|aimerais"
    r"|peut|pourrait|convient|suffit)\s+(?:(?:d['’]abord|aussi|absolument|déjà)\s+)?"
    r"(?:de\s+|d['’])?)?",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:pour|afin de|de|à|sans|d['’]|doit|peut|doivent|peuvent|que|qui|où)\b", re.IGNORECASE
)


def clause_cuts(text: str, start: int, end: int) -> list[int]:
    """Return the places, in order, at which text[start:end] may be cut into clauses."""
    cuts: list[int] = []
    listing: str | None = None
    for joint in _JOINT.finditer(text, start, end):
        begin = cuts[-1] if cuts else start
        place = _place(joint)
        if (
            _words(text, begin, joint.start()) < _LEAST_WORDS
            or _words(text, place, end) < _LEAST_WORDS
        ):
            continue
        if listing is None:
            listing = _measure(text, _head(text, start, end))
        if _continues_list(text, begin, joint, listing) or _is_clause(text, begin, joint):
            cuts.append(place)
    return cuts


def _place(joint: re.Match[str]) -> int:
    """A comma stays before the cut, a conjunction goes behind it."""
    return joint.start() + 1


def _words(text: str, start: int, end: int) -> int:
    """About how many words there are, up to many: one more than the spaces between them."""
    return text.count(" ", start, min(end, start + _FARTHEST)) + (text[start : start + 1] != " ")


def _head(text: str, start: int, end: int) -> int:
    """Return where the first measure would begin: after a colon, after "il faut" and the like."""
    start = max(start, text.rfind(":", start, end) + 1)
    match = _LEAD_IN.match(text, start, end)
    return match.end() if match else start


def _measure(text: str, place: int) -> str:
    """Return the kind of measure that begins at `place`, or ""."""
    match = _NEXT.match(text, place)
    if match is None:
        return ""
    first, second = match["first"].lower(), (match["second"] or "").lower()
    if is_infinitive(first):
        return "infinitive"
    if second in _OF and is_action(first):
        return "action"
    return "quantity" if first in _QUANTITIES and second in _OF else ""


def _continues_list(text: str, begin: int, joint: re.Match[str], listing: str) -> bool:
    """Tell whether a further measure of a list begins after the joint.

    Without a comma, "et" may join two things inside one measure ("le droit de voter et élire"):
    then the measure must be of the list's own kind, with no verb before it that may govern both.
    """
    kind = listing and _measure(text, joint.end())
    if not kind:
        return False
    if joint["bare"] is None:
        return True
    if joint["bare"].lower() == "ou" or kind != listing:
        return False
    return (
        kind != "infinitive" or _GOVERNED.search(text, _near(begin, joint), joint.start()) is None
    )


def _is_clause(text: str, begin: int, joint: re.Match[str]) -> bool:
    """Tell whether clauses with a subject and a verb each stand on both sides of the joint."""
    match = _NEXT.match(text, joint.end())
    if match is None or not _is_subject(match):
        return False
    before = _NEXT.match(text, begin)
    if before is None or before["first"].lower().rstrip("'’") in SUBORDINATORS:
        return False
    bare_comma = joint["bare"] is None and joint.group().strip() == ","
    if bare_comma and _words(text, begin, joint.start()) < _LEAST_WORDS_BEFORE_BARE_COMMA:
        return False
    return _has_verb(text, _near(begin, joint), joint.start())


def _near(begin: int, joint: re.Match[str]) -> int:
    """Look back no farther than a long sentence, so that a huge text takes no quadratic time."""
    return max(begin, joint.start() - _FARTHEST)


def _is_subject(match: re.Match[str]) -> bool:
    """Subjects that need no word before them; "elle" or "ils" would point back."""
    first, second = match["first"].lower(), (match["second"] or "").lower()
    return first in _PERSONS or (first == "il" and second in _IMPERSONAL)


def _has_verb(text: str, start: int, end: int) -> bool:
    return any(_FINITE.fullmatch(word) for word in re.split(r"\W+", text[start:end]))
