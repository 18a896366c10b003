"""Texts without what copies of one text may differ in: case, accents, punctuation, greetings."""

import re
from unicodedata import normalize

_SPELT = (
    *((sign, " ") for sign in "’‘–—«»“”•…/"),
    *(("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE"), ("€", " euros ")),
)
_KEPT = b"0123456789abcdefghijklmnopqrstuvwxyz"
_TABLE = bytes(one if one in _KEPT else 32 for one in range(256))
_PERSON = r"(?:mesdames|messieurs|madame|monsieur|mme|mr?|le|la|les|et|a tous|a toutes|tous|toutes)"
_OFFICE = r"(?:president|presidente|ministre|prefet|prefete|maire|depute|deputee|senateur)"
_GREETED = rf"(?: {_PERSON}\b)*(?: {_OFFICE}\b)*(?: de la republique\b)?"
_OPENING = re.compile(
    rf"(?:(?:bonjour|bonsoir|salut|cher|chere|chers|cheres|re bonjour){_GREETED}"
    rf"|(?:mesdames|messieurs|madame|monsieur){_GREETED})(?: |$)"
)
_CLOSING = re.compile(
    r" (?:(?:bien |tres )?(?:cordialement|respectueusement|sincerement)|bien a vous"
    r"|(?:avec )?(?:mes )?(?:sinceres |meilleures |cordiales |respectueuses )?salutations"
    r"|veuillez (?:agreer|recevoir|croire)|je vous prie d (?:agreer|accepter)"
    r"|(?:en )?vous remerciant|(?:un grand )?merci(?: (?:beaucoup|d avance|par avance|a vous"
    r"|de votre (?:attention|ecoute)|de m avoir lu))*|bonne (?:journee|soiree|reception)"
    r"|dans l attente)\b"
)
_LONGEST_CLOSING = 25
"""Words: a formula of politeness with the name of who signs; what is longer says something."""

_LEAST_LEFT = 3


def fold(text: str) -> str:
    """Return the words of a text in lower case, without accents and marks, one space between.

    Greetings before it and a closing formula with its signature after it are left out, if
    words remain. A text without a Latin letter or digit is kept as it is.
    """
    plain = normalize("NFKD", _spelt(text)).encode("ascii", "ignore").lower()
    words = b" ".join(plain.translate(_TABLE).split()).decode("ascii")
    return without_greetings(words) if words else " ".join(text.split())


def _spelt(text: str) -> str:
    # One sign after the other takes a tenth of the time of `translate`.
    for sign, instead in _SPELT:
        text = text.replace(sign, instead)
    return text


def without_greetings(words: str) -> str:
    """Return folded words without their opening and closing formulas."""
    start = 0
    while found := _OPENING.match(words, start):
        start = found.end()
    end = len(words)
    # Only the last words are looked at: "merci" within a text belongs to it.
    if closing := _CLOSING.search(words, max(start, _late(words))):
        end = closing.start()
    kept = words[start:end]
    return kept if kept.count(" ") >= _LEAST_LEFT - 1 else words


def _late(words: str) -> int:
    """Return where the last words begin, those that a closing formula may take."""
    last = words[-_LONGEST_CLOSING * 12 :].rsplit(" ", _LONGEST_CLOSING)
    return len(words) - sum(map(len, last[1:])) - len(last) + 1 if len(last) > 1 else len(words)
