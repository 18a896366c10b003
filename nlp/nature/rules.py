"""What is never a proposition, whatever its words: questions, and answers without an object."""

import re

from nlp.nature.folding import fold

_SUSPENSION = " \t\n.!…»\")'"
_NO_OBJECT = re.compile(
    r"\W*(?:r\.? ?a\.? ?s|n/?a|neant|nsp+|idem|rien(?: a (?:dire|ajouter|signaler|proposer))?"
    r"|(?:sans|pas d['’ ]?(?:e )?|aucune?s?) ?(?:objet|avis|opinion|reponse|propositions?|idees?"
    r"|remarques?)?|(?:je )?ne sais pas|(?:non|pas) concernee?s?|voir (?:plus haut|ci-dessus)"
    r"|(?:un grand )?merci(?: (?:beaucoup|d['’ ]avance|a (?:tous|vous)))?|bonjour|bonsoir)\W*"
)


def asks_nothing(text: str) -> bool:
    """Tell whether a passage is a question, or an answer without an object.

    >>> asks_nothing("Quand aurons-nous une police municipale ?"), asks_nothing("Sans objet")
    (True, True)
    """
    return is_question(text) or _NO_OBJECT.fullmatch(fold(text)) is not None


def is_question(text: str) -> bool:
    """Tell whether the last sentence of a passage ends as a question."""
    return text.rstrip(_SUSPENSION).endswith("?")
