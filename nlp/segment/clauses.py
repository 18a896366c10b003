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
_NEXT = re.compile(rf"({_WORD})\s*({_WORD})?")
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
        first, second = _next_words(text, joint.end())
        kind, is_subject = _measure(first, second), _is_subject(first, second)
        begin = cuts[-1] if cuts else start
        if not (kind or is_subject) or _is_short(text, (begin, joint, end)):
            continue
        if kind and listing is None:
            listing = _measure(*_next_words(text, _head(text, start, end)))
        continues = listing and kind and _continues_list(text, begin, joint, (kind, listing))
        if continues or (is_subject and _follows_clause(text, begin, joint)):
            cuts.append(_place(joint))
    return cuts


def _next_words(text: str, place: int) -> tuple[str, str]:
    """Return the two words that begin at a place, in small letters, "" where there is none."""
    match = _NEXT.match(text, place)
    if match is None:
        return "", ""
    first, second = match.groups("")
    return first.lower(), second.lower()


def _is_short(text: str, around: tuple[int, re.Match[str], int]) -> bool:
    """Tell whether too few words stand before or after a joint."""
    begin, joint, end = around
    if _words(text, begin, joint.start()) < _LEAST_WORDS:
        return True
    return _words(text, _place(joint), end) < _LEAST_WORDS


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


def _measure(first: str, second: str) -> str:
    """Return the kind of measure that two words begin, or ""."""
    if is_infinitive(first):
        return "infinitive"
    if second in _OF and is_action(first):
        return "action"
    return "quantity" if first in _QUANTITIES and second in _OF else ""


def _continues_list(text: str, begin: int, joint: re.Match[str], kinds: tuple[str, str]) -> bool:
    """Tell whether a measure after the joint is one more of a list (both of these `kinds`).

    Without a comma, "et" may join two things inside one measure ("le droit de voter et élire"):
    then the measure must be of the list's own kind, with no verb before it that may govern both.
    """
    kind, listing = kinds
    if joint["bare"] is None:
        return True
    if joint["bare"].lower() == "ou" or kind != listing:
        return False
    return (
        kind != "infinitive" or _GOVERNED.search(text, _near(begin, joint), joint.start()) is None
    )


def _follows_clause(text: str, begin: int, joint: re.Match[str]) -> bool:
    """Tell whether a clause with a subject and a verb, that stands alone, is before the joint."""
    first, _ = _next_words(text, begin)
    if not first or first.rstrip("'’") in SUBORDINATORS:
        return False
    bare_comma = joint["bare"] is None and joint.group().strip() == ","
    if bare_comma and _words(text, begin, joint.start()) < _LEAST_WORDS_BEFORE_BARE_COMMA:
        return False
    return _has_verb(text, _near(begin, joint), joint.start())


def _near(begin: int, joint: re.Match[str]) -> int:
    """Look back no farther than a long sentence, so that a huge text takes no quadratic time."""
    return max(begin, joint.start() - _FARTHEST)


def _is_subject(first: str, second: str) -> bool:
    """Tell subjects that need no word before them; "elle" or "ils" would point back."""
    return first in _PERSONS or (first == "il" and second in _IMPERSONAL)


def _has_verb(text: str, start: int, end: int) -> bool:
    return any(_FINITE.fullmatch(word) for word in re.split(r"\W+", text[start:end]))
