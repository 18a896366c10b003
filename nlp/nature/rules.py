"""What words alone decide: questions and answers without object never ask, plain demands do."""

import re

from nlp.nature.folding import fold

_PLAIN = re.compile(
    r"\bje (?:vous )?(?:demande|souhaite|propose|réclame|exige|préconise|voudrais|aimerais)\b"
    r"|\bnous (?:vous )?(?:demand|souhait|propos|réclam|exige|préconis)ons\b"
    r"|\bil (?:faut|faudrait|faudra|conviendrait)\b|^\W*(?:besoin|nécessité) d"
    r"|^\W*(?:stop|halte|non) (?:à|aux|au) ",
    re.IGNORECASE,
)
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


def asks_plainly(text: str) -> bool:
    """Tell whether a passage that is no question asks in so many words.

    >>> asks_plainly("Nous demandons sa réouverture."), asks_plainly("On nous demande trop.")
    (True, False)
    """
    return _PLAIN.search(text) is not None
