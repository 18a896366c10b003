"""The kind of a word, from its form alone: what modality, person or deed it tells."""

import re
from functools import lru_cache

_KINDS = (
    ("number", r"\d+"),
    ("must", r"faut|faudra|faudrait|falloir|dev(?:rai\w*|ra|ront|ons|ez)|doi(?:t|vent|s)"),
    ("wish", (r"(?:souhait|voudr|propos|demand|aimer|reclam|sugger|prefer|esper|exig|preconis)\w*"
             r"|veux|voulons|veut|veulent")),
    ("better", (r"mieux|ideal\w*|bienvenue?s?|souhaitables?|preferables?|necessaires?|urgente?s?"
               r"|indispensables?|essentiel\w*|importante?s?|urgence|priorit\w*|besoins?|necessite")),
    ("could", r"pourrai\w*|pourrions|peut|peuvent|pouvons|peux"),
    ("be", r"est|sont|etait|etaient|sera|seront|ete|sommes|suis|etes|soit|soient|serait|seraient"),
    ("have", r"a|ont|avait|avaient|ai|avons|avez|as|aura|auront|ait|aient"),
    ("first", r"je|j|ma|mon|mes|moi|nous|notre|nos"),
    ("person", r"il|elle|on|ils|elles|vous|ce|c|cela|ca|qui|celui|ceux"),
    ("the", r"le|la|les|l|une?|des|du|de|d|aux?|ces|cette|cet|leurs?|ses|sa|son"),
    ("that", r"que|qu"),
    ("not", r"ne?|pas|jamais|aucune?|rien|ni"),
    ("more", r"plus|moins|davantage|meilleure?s?|vraie?s?|tou(?:te?s?|s)"),
    ("ill", (r"trop|manque\w*|pertes?|hausses?|problemes?|difficult\w+|inegal\w+|injust\w+|absence"
            r"|peurs?|crises?|degrad\w+|dispari\w+|catastroph\w+|scandal\w+|anormal\w*|inadmissible"
            r"|malheureusement|toujours|racisme|violences?|pollutions?|incivilites?|mefiance")),
    ("meeting", (r"debats?|participants?|echanges?|reunions?|questionnaires?|questions?|opinions?"
                r"|avis|consensus|exprimes?|discussions?|compte|rendu|jointe?s?|documents?|themes?"
                r"|photographies|videos?|https?|constats|propositions|cahiers?|contributions?"
                r"|divergen\w+|desaccords?|animateurs?|votes?|manuscrit|dactylographie")),
    ("blank", r"ras|neant|objet|concernee?|nsp|idem|cf|voir|sais|merci|bonjour|oui|non|nc"),
    ("asks", r"pourquoi|comment|quels?|quelles?|combien|quoi|est-ce"),
    ("link", (r"car|parce|puisque|donc|ainsi|alors|cependant|pourtant|mais|or|si|quand|lorsque"
              r"|dont")),
    ("place", r"pour|par|dans|en|sur|avec|sans|entre|chez|vers|sous|apres|avant|contre"),
    ("mark", r"[?!:|]"),
    ("conditional", r"\w{2,}(?:er|ir|dr|ur|tr|vr|pr|ser)(?:ait|aient|ions)"),
    ("future", r"\w{2,}(?:er|ir|dr|tr)(?:a|ont|ons|ez)"),
    ("imperfect", r"\w{2,}(?:ait|aient)"),
    ("adverb", r"\w{3,}(?:ement|amment|emment)"),
    ("deed", (r"\w{3,}(?:tion|sion|ment|age|ance|ence)s?|baisses?|arrets?|retour|fin|stop|suivi"
             r"|respect|remise|mise|prise|retrait|renvoi|controles?|soutien|gratuite|aides?"
             r"|transparence|egalite|simplicite|justice")),
    ("ours", r"\w{3,}ons"),
    ("yours", r"\w{3,}ez"),
)  # fmt: skip
_RULES = tuple((name, re.compile(rule)) for name, rule in _KINDS)
_INFINITIVE = re.compile(r"\w{2,}(?:er|ir|re|oir)")
_NOUN = re.compile(r"\w+(?:eur|aire|ure|oire|iere|iers?|vre|bre|ere)")
_NO_INFINITIVE = frozenset(
    "premier dernier leger cher autre entre contre moindre maire guerre terre lettre centre "
    "titre membre ministere misere hiver enfer avenir loisir plaisir desir air fer or ter "
    "encore nature genre montre ordre cadre propre pauvre litre metre theatre arbre offre "
    "loyer foyer danger hier particulier policier ouvrier quartier escalier courrier papier "
    "metier cahier mer votre notre leur pour sur par voire aire pire maitre chiffre registre "
    "semestre trimestre".split()
)
_VERBS = frozenset(
    "etre faire plaire taire distraire satisfaire conclure inclure exclure reduire instruire "
    "produire construire croire boire suivre vivre poursuivre ouvrir couvrir offrir souffrir "
    "requerir acquerir pleurer demeurer assurer mesurer rassurer procurer durer figurer gerer "
    "accelerer considerer operer liberer integrer recuperer moderer referer cooperer sevrer livrer "
    "delivrer celebrer equilibrer creer supprimer confier simplifier verifier modifier copier "
    "publier unifier planifier diversifier beneficier edifier lier oublier etudier concilier "
    "qualifier vivifier justifier identifier clarifier intensifier purifier crier prier trier "
    "plier relier allier varier marier parier apprecier remedier mendier expedier expier".split()
)


@lru_cache(maxsize=200_000)
def kind(word: str) -> str:
    """Return the kind of a folded word; without one, its last letters."""
    if _is_infinitive(word):
        return "infinitive"
    found = next((name for name, rule in _RULES if rule.fullmatch(word)), "")
    return found or f"-{word[-2:]}"


def _is_infinitive(word: str) -> bool:
    if word in _VERBS:
        return True
    if word in _NO_INFINITIVE or not _INFINITIVE.fullmatch(word):
        return False
    return not _NOUN.fullmatch(word)
