"""Names of places as people write them, brought to one form for comparison."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "et", "a", "au", "aux"})


def words(text: str) -> tuple[str, ...]:
    """Return the words in lower case without accents; "St" is read as "Saint".

    >>> words("Seine-St-Denis")
    ('seine', 'saint', 'denis')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
        text = "".join(char for char in text if not unicodedata.combining(char))
    return tuple(_SAINTS.get(word, word) for word in _WORD.findall(text.lower()))


def key(text: str) -> str:
    """Return the words of a name in one string, articles kept."""
    return " ".join(words(text))


def loose_key(text: str) -> str:
    """Return the words of a name without its articles and link words.

    >>> loose_key("de l'Aisne"), loose_key("Côtes d'Armor")
    ('aisne', 'cotes armor')
    """
    return " ".join(word for word in words(text) if word not in _ARTICLES)


def is_one_typo_away(left: str, right: str) -> bool:
    """Say whether at most one letter is added, missing, changed or swapped with its neighbour.

    Damerau-Levenshtein distance of at most one, found by peeling off the common ends.
    """
    if abs(len(left) - len(right)) > 1:
        return False
    start = _common(left, right)
    a, b = left[start:], right[start:]
    end = _common(a[::-1], b[::-1])
    a, b = a[: len(a) - end], b[: len(b) - end]
    return (len(a) <= 1 and len(b) <= 1) or (len(a) == 2 and a == b[::-1])


def _common(left: str, right: str) -> int:
    """Return how many letters both begin with."""
    pairs = zip(left, right, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
