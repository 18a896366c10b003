"""Answers that say nothing: counted apart, never analysed."""

import re
import unicodedata

_PHRASES = frozenset(
    phrase.strip()
    for phrase in """
    ras | r a s | ras merci | neant | le neant | rien | rien du tout | rien a signaler |
    rien de special | rien de particulier | rien de plus | rien a dire | rien a ajouter |
    rien a declarer | rien a redire | rien d autre | rien pour le moment | rien pour l
    instant | pas grand chose | rien de specifique | sans avis | pas d avis | aucun avis |
    je n ai pas d avis | pas d avis particulier | sans opinion | pas d opinion | aucune
    opinion | je ne sais pas | je sais pas | ne sais pas | ne sait pas | sais pas | je ne
    sais pas trop | je ne sais | ne se prononce pas | je ne me prononce pas | nsp | nspp |
    nc | n c | na | n a | so | s o | sans objet | aucun | aucune | aucun commentaire |
    aucune idee | pas d idee | je n ai pas d idee | aucune remarque | aucune proposition |
    aucune suggestion | aucun probleme | pas de commentaire | pas de commentaires | sans
    commentaire | sans commentaires | pas de reponse | sans reponse | aucune reponse | pas
    de remarque | pas de proposition | pas de suggestion | pas concerne | non concerne | pas
    concernee | je ne suis pas concerne | je ne suis pas concernee | oui | non | ok | d
    accord | idem | pareil | voir ci dessus | voir plus haut | cf ci dessus | voir reponse
    precedente | voir precedemment | deja repondu | deja dit | test | x | xx | xxx | xxxx |
    non merci | merci | je passe | passe | autre | autres | aucun autre | pas d autre | no
    comment | pas d autres | peut etre | bof | je ne comprends pas | je ne comprends pas la
    question | euh | bonjour
    """.replace("\n", " ").split("|")
)
_LONGEST = 60
_NOT_LETTERS = re.compile(r"[^a-z]+")


def is_blank(text: str) -> bool:
    """Tell whether a whole answer says nothing ("R.A.S.", "je ne sais pas", "...", "17").

    "Oui" and "non" alone count as blank: an open answer of that kind has no theme.
    """
    if len(text) > _LONGEST:
        return False
    plain = unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return _NOT_LETTERS.sub(" ", letters).strip() in _PHRASES or not any(
        one.isalpha() for one in text
    )
