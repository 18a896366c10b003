"""Closed classes of French words, and the endings that tell a noun or an adjective."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("le la les l' un une")
CONTRACTED = _words("du des")
DETERMINERS = _words(
    "un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos "
    "leurs chaque plusieurs certains certaines quelques aucun aucune quel quelle quels quelles"
)
"""What stands before a noun only; "le", "la", "les", "leur" also stand before a verb."""

OPEN_ARTICLES = _words("le la les l' leur")
OF = _words("de d'")
PREPOSITIONS = _words("à au aux en sur pour contre par sans dans avec")
GOVERNING = _words("de d' sur pour contre par sans dans entre avec")
"""What stands before a noun or an infinitive; "en" is a pronoun too, "à" often stands for "a"."""

OWN = _words("mon ma mes ton ta tes son sa ses")
"""Before what belongs to one person: "mon téléphone"."""

SUBJECTS = _words("je j' tu il elle on nous ils elles qui ne n' se s' me m' te t' y ça cela")
MASCULINE = _words("un le du au ce cet aucun")
FEMININE = _words("une la cette ma ta sa aucune")
PLURAL = _words("les des aux ces mes tes ses nos vos leurs plusieurs certains certaines quelques")

VOWELS = tuple("aâàeéèêëiîïoôœuûùüyAÂÀEÉÈÊËIÎÏOÔŒUÛÜ")

ASPIRATED = re.compile(
    "ha(?!b[il]|gio|lein|llu|ltère|meç|rmon)|he(?:nn|urt)|hé(?:ris|ron|ros)|her(?:nie|se)|hêtre|hi(?:bou|d|"
    "ér|pp|ss|t)|ho(?:bby|ch|ck|ld|mard|nt|quet|rde|rs|t(?!e|el))|hou|hu(?:[bceglp]|it|r|ss|tt)"
)
"""The beginning of words before which nothing is elided: "le handicap", "la hausse"."""

BEFORE_NOUN = _words(
    "petit petite petits petites grand grande grands grandes gros grosse grosses nouveau nouvel "
    "nouvelle nouveaux nouvelles vieux vieille vieilles haut haute hauts hautes bas basse basses "
    "meilleur meilleure meilleurs meilleures mauvais mauvaise mauvaises bon bonne bons bonnes "
    "faux fausse fausses premier première premiers premières ancien ancienne anciens anciennes "
    "jeune double moindre long longue longs longues court courte courts courtes"
)
"""Adjectives that stand before their noun."""

SAME_FOR_BOTH = _words("jeune double moindre libre")

YOUNG = _words("jeunes")
"""Before a noun, or a noun."""

NOUN_ENDING = re.compile(
    r".{2,}(?:[ts]ions?|tés?|ages?|[ae]nces?|ismes?|[^ei]ures?|eaux?|esses?|ettes?|oirs?"
    r"|eries?|graphies?|logies?|omies?|issements?|uments?)\Z"
)
DEED = re.compile(
    r".{2,}(?:[tsx]ions?|tés?|ages?|[ae]nces?|ismes?|[^ei]ures?|[aeiu]ments?|esses?|eries?|omies?)\Z"
)
"""The ending of a noun for what is done or how something is."""
ADJECTIVE_ENDING = re.compile(r".{2,}(?:iques?|[ai]bles?|[ao]ires?|istes?|esques?|ides?)\Z")
FEMININES = (
    ("", "e"),
    ("f", "ve"),
    ("x", "se"),
    ("el", "elle"),
    ("en", "enne"),
    ("er", "ère"),
    ("eur", "euse"),
    ("teur", "trice"),
    ("on", "onne"),
    ("et", "ète"),
)
"""Endings of a masculine adjective and of its feminine."""

VERB_ENDINGS = ("er", "ir", "re", "oir")
SURE_VERB = re.compile(r".{3,}(?:iser|ifier|onner|ayer)\Z")
VERBS_IN_OIR = _words(
    "recevoir percevoir concevoir décevoir prévoir revoir entrevoir pourvoir promouvoir émouvoir "
    "mouvoir valoir prévaloir asseoir apercevoir"
)
PARTICIPLES = (
    ("er", re.compile(r".*(?:é|ée|és|ées|ants|antes?)\Z")),
    ("ir", re.compile(r".*(?:[iu]e?s?|[vf]erte?s?|ants|antes?)\Z")),
    ("oir", re.compile(r".*(?:ue?s?|ants|antes?)\Z")),
    ("re", re.compile(r".*(?:ue?s?|ite?s?|ise?s?|inte?s?|ants|antes?)\Z")),
)
"""Endings of an infinitive and the shape of its participles that agree."""
