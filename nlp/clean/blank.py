"""Answers that say nothing: counted apart, never analysed."""

import re
import unicodedata

from nlp.clean.personal.masking import PLACEHOLDERS

_LONGEST = 90
_SPREADSHEET_ERROR = re.compile(
    r"#(?:REF|NOM|NAME|VALEUR|VALUE|ERROR|ERREUR|N/A|NUL|NULL|DIV/0)[!?]?"
)
_PLACEHOLDER = re.compile("|".join(map(re.escape, PLACEHOLDERS)))
_NOT_LETTERS = re.compile(r"[^a-z]+")

_SAYS_NOTHING = (
    # nothing to report
    r"ras|r a s|neant|rien|(?:non |je n ai |il n y a |pour moi )?rien a (?:signaler|dire|ajouter"
    r"|declarer|redire|proposer|reprocher|rajouter|faire)|rien d autre|rien de (?:plus|special"
    r"|particulier|specifique|precis|bien particulier|neuf|nouveau)|pas grand chose|plus rien"
    # no opinion, no idea, no answer
    r"|(?:sans|pas d|pas de|aucune?s?|non|point d|je n ai pas d|je n ai pas de|je n ai aucune?"
    r"|je n en ai|je n y ai|n ai pas d)"
    r" (?:avis|opinions?|idees?|commentaires?|reponses?|remarques?|propositions?|suggestions?"
    r"|problemes?|difficultes?|objet|exemples?|precisions?|observations?|reflexions?|attentes?"
    r"|besoins?|connaissances?|preferences?|experiences?|reserves?|soucis?|particularites?)"
    r"|pas d avis tranche|pas assez d informations?|je n en ai (?:pas|aucune?)"
    r"|je n y ai pas reflechi"
    r"|aucune?s?|aucun e|aucun autre|aucune autre|pas d autres?|il n y en a pas|y en a pas"
    # does not know
    r"|(?:je )?(?:ne )?(?:sais|sait) (?:vraiment )?(?:pas|plus)(?: trop| quoi dire| quoi repondre"
    r"| quoi en penser| y repondre)?|je ne sais|(?:j|je) sais pas|chais pas|sais rien"
    r"|je n en sais (?:rien|trop rien|pas plus)|j en sais rien|je l ignore|j ignore"
    r"|(?:je )?ne (?:me |se )?prononce pas|(?:je )?ne (?:peux|peut|souhaite|veux) (?:pas )?"
    r"(?:y |vous )?(?:repondre|me prononcer|dire)|je n ai pas (?:la )?(?:de )?reponse"
    r"|je ne (?:vois|voi) (?:vraiment )?pas(?: trop| lesquel(?:le)?s)?|je n en (?:vois|connais)"
    r" (?:pas|aucune?)|je n y connais rien|je ne connais pas|pas reflechi|a voir"
    r"|je (?:ne )?comprends? (?:pas|rien)(?: (?:a )?(?:la|cette|votre) question)?"
    r"|(?:je ne suis |je suis )?(?:pas|non|peu) (?:concernee?s?|competente?|applicable|renseignee?)"
    r"|(?:trop )?(?:complique|difficile) (?:a dire|a savoir|de repondre)|no comment|no idea"
    r"|(?:ce n est )?pas (?:mon|le) cas|pas (?:de |eu de )?(?:souvenirs?|problemes?|cas)|pas encore"
    r"|pas (?:specialement|particulierement|forcement|recemment|beaucoup)|non pertinente?"
    r"|je ne (?:me souviens|peux) pas"
    # stands for an answer given elsewhere
    r"|(?:idem|pareil|meme (?:reponse|chose))(?: (?:que )?(?:ci dessus|precedemment|plus haut"
    r"|la question precedente|au dessus|avant|reponse precedente))?"
    r"|reponses? (?:ci dessus|plus haut|precedentes?|au dessus)|(?:voir|cf|idem) (?:supra|infra)"
    r"|(?:voir|cf|lire) (?:ma |mes |la |les )?(?:reponses? )?(?:a la question )?(?:ci dessus"
    r"|plus haut|precedentes?|precedemment|au dessus|ci dessous|avant|ci avant|ci apres|plus bas"
    r"|question precedente)"
    r"|deja (?:repondu|dit|fait|evoque|mentionne)|(?:j ai |c est )deja (?:repondu|dit|fait)"
    # a word of consent, refusal or courtesy
    r"|oui|non|no|ok|okay|si|ouais|nan|d accord|entierement d accord|tout a fait|absolument"
    r"|bien sur"
    r"|evidemment|certainement|surement|peut etre|ca depend|cela depend|pas vraiment|pas du tout"
    r"|pourquoi pas|jamais|bof|euh|bonjour|bonsoir|merci|je passe|passe|passer|suivante?|autres?"
    r"|test|essai|blabla|bla bla|nsp|nspp|nc|n c|na|n a|so|s o|np|nr|non merci|x+|z+|a+|q|azerty"
)
_AROUND = (
    r"(?:a priori|vraiment|du tout|pour (?:le moment|l instant|ma part|moi|l heure)|de ma part"
    r"|merci"
    r"|en particulier|particuliere?s?|speciale?s?|specifiques?|precise?s?|actuellement|franchement"
    r"|honnetement|personnellement|desole|malheureusement|bonjour|encore|mais|et|alors|ben|bah"
    r"|sur (?:ce|le|cette|la|ces|les) (?:sujets?|questions?|points?|themes?|domaines?|matiere)"
    r"|a (?:ce|cette|la|le) (?:sujet|question)|a ce propos|en la matiere|la dessus|d autre"
    r"|(?:tout )?simplement|de mon cote|jusqu a present|a ma connaissance|a ce jour|recemment"
    r"|majeure?s?|notable)"
)
_BLANK = re.compile(rf"(?:{_AROUND} )*(?:(?:{_SAYS_NOTHING})(?: {_AROUND})*(?: |\Z))+")


def is_blank(text: str) -> bool:
    """Tell whether a whole answer says nothing ("R.A.S.", "je ne sais pas", "...", "17").

    "Oui" and "non" alone count as blank: an answer to an open question that holds nothing else
    has no theme, nor has one that held nothing but personal data. A word of
    content, even one ("ici", "santé"), makes an answer speak.
    """
    if len(text) > _LONGEST:
        return False
    text = _SPREADSHEET_ERROR.sub("", _PLACEHOLDER.sub("", text))
    plain = unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    words = _NOT_LETTERS.sub(" ", letters).strip()
    if not words:
        return not any(one.isalpha() for one in text)
    return _BLANK.fullmatch(words) is not None
