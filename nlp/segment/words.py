"""What the cutting rules need to know of French words."""

import re

from nlp.segment.vocabulary import (
    ACTIONS,
    FUNCTION,
    INFINITIVES_IN_OIR,
    INFINITIVES_IN_RE,
    NOT_INFINITIVE,
)

WORD = re.compile(r"[^\W\d_]+")
_ACTION_NAME = re.compile(r"[^\W\d_]{4,}(?:tion|sion|ement)s?\Z", re.IGNORECASE)


def content_words(text: str) -> int:
    """Count the words of `text` that say something."""
    return sum(word.lower() not in FUNCTION for word in WORD.findall(text))


def is_infinitive(word: str) -> bool:
    """Tell whether a word looks like an infinitive ("supprimer", "mettre")."""
    word = word.lower()
    if word.endswith(("er", "ir")):
        if word.endswith("oir"):
            return word in INFINITIVES_IN_OIR
        return len(word) > 3 and word not in NOT_INFINITIVE
    return word.endswith("re") and word in INFINITIVES_IN_RE


def is_action(word: str) -> bool:
    """Tell whether a noun names an action, as in a list of measures ("baisse de…")."""
    word = word.lower()
    return word in ACTIONS or _ACTION_NAME.match(word) is not None
