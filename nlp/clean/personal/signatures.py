"""Names of people who say who they are, or sign."""

import re

from nlp.clean.personal.names import LOW, NAME, PERSON, UP, is_public, name_length
from nlp.clean.personal.words import FIRST_NAMES, NOT_PEOPLE, OFFICES, PLAIN, PUBLIC_FIGURES, fold
from nlp.clean.rules import Rule, has, mask

_FULL = rf"(?:{NAME})"
_INTRODUCED = re.compile(
    r"(?P<kept>\b(?:je m'app?ell?e|mon nom est|mon nom de famille est|je me nomme"
    rf"|je,? soussignée?,?)\s+)(?-i:({_FULL}|[{LOW}]{{3,}}(?= et\b|[ ]?[,.;!\n]|\Z)))",
    re.IGNORECASE,
)
_MYSELF = re.compile(rf"(?P<kept>\b(?:[Jj]e suis|[Mm]oi,|[Mm]oi c'est|[Ss]oussignée?) )({_FULL})")
_SIGNED = re.compile(rf"(?P<kept>\b(?:[Ss]igné(?:e|s)?|[Ss]ignature|SIGN[EÉ]) ?:? )({_FULL})")
_CLOSED = re.compile(
    r"(?P<kept>\b(?:(?:tr[eè]s |bien )?(?:cordialement|respectueusement|amicalement|sinc[eè]rement)"
    r"|bien [aà] vous|salutations(?: [a-zéèê]+)?|sentiments(?: [a-zéèê]+)?|cdlt"
    r"|cordiales salutations)"
    rf"[\s,.;:!-]{{1,6}})(?-i:({_FULL}))(?=[\s.,!)]*\Z|, |\n| ?\()",
    re.IGNORECASE,
)
_TAIL = 300
"""How far from its end a text is searched for what closes a letter."""
_LAST = re.compile(
    rf"(?P<kept>(?:\n|[.!?] )(?:- ?)?)({_FULL})(?=[\s.!]*\Z|, [{UP}][\w' -]{{1,40}}\.?\Z)"
)

_BESIDE = re.compile(
    rf"(?P<kept>)(?<![\w'])({_FULL})(?=(?:, [{LOW}' -]{{2,30}})?[ ,:;()\n-]{{0,4}}"
    r"(?:[Tt][eé]l(?:[eé]phone)?\.?|[Mm]ail)?[ :]{0,3}\[(?:téléphone|courriel|adresse)\])"
)


def _is_full_name(name: str) -> bool:
    """Ask for a known first name, first or last ("DUPONT Jean"), and a family name."""
    words = name.split()
    if len(words) < 2 or is_public(name, PUBLIC_FIGURES):
        return False
    if any(fold(word) in NOT_PEOPLE for word in words):
        return False
    return any(fold(word).split("-")[0] in FIRST_NAMES for word in (words[0], words[-1]))


def _confirmed(match: re.Match[str]) -> int:
    length = name_length(match[2])
    return length if _is_full_name(match[2][:length]) else 0


def _trusted(match: re.Match[str]) -> int:
    """Measure what the words before announce as a name: it need only be no other word."""
    length = name_length(match[2]) or len(match[2]) * match[2].islower()
    words = [fold(word) for word in match[2][:length].split()]
    known = PLAIN | OFFICES | NOT_PEOPLE
    if not words or any(word in known for word in words):
        return 0
    return 0 if is_public(match[2][:length], PUBLIC_FIGURES) else length


_closes = has(
    *("ordialement", "ORDIALEMENT", "ctueusement", "micalement", "ncèrement", "ncerement", "dlt"),
    *("ien à vous", "ien a vous", "alutations", "entiments"),
)


def _may_close(text: str) -> bool:
    return _closes(text[-_TAIL:])


def _may_end_with_name(text: str) -> bool:
    last = text[-40:].rstrip(" .!\n").split()
    return len(last) > 1 and last[-1][0].isupper()


SIGNATURES: tuple[Rule, ...] = (
    Rule(
        name="introduced-names",
        needs=has("m'ap", "M'AP", "on nom ", "e nomme", "oussign"),
        apply=mask(_INTRODUCED, PERSON, _trusted),
        examples={
            "Je m'appelle Jean Exemple.": f"Je m'appelle {PERSON}.",
            "je m'appelle karim et": f"je m'appelle {PERSON} et",
            "Je m'appelle à la raison": "Je m'appelle à la raison",
        },
    ),
    Rule(
        name="names-of-oneself",
        needs=has("e suis ", "oi, ", "oi c'est", "oussign"),
        apply=mask(_MYSELF, PERSON, _confirmed),
        examples={
            "Moi, Marc Exemple, commerçant": f"Moi, {PERSON}, commerçant",
            "je suis Gilet Jaune": "je suis Gilet Jaune",
        },
    ),
    Rule(
        name="signed-names",
        needs=has("igné", "IGN", "ignature"),
        apply=mask(_SIGNED, PERSON, _trusted),
        examples={"signé : Paul Exemple": f"signé : {PERSON}"},
    ),
    Rule(
        name="names-after-closing",
        needs=_may_close,
        apply=mask(_CLOSED, PERSON, _trusted),
        examples={
            "Cordialement, Jean Exemple": f"Cordialement, {PERSON}",
            "Cordialement, Police Municipale": "Cordialement, Police Municipale",
        },
    ),
    Rule(
        name="names-at-the-end",
        needs=_may_end_with_name,
        apply=mask(_LAST, PERSON, _confirmed),
        examples={
            "Trop de bruit.\nJean EXEMPLE": f"Trop de bruit.\n{PERSON}",
            "Assez de bruit. Police Municipale": "Assez de bruit. Police Municipale",
        },
    ),
    Rule(
        name="names-beside-contacts",
        needs=has("[téléphone]", "[courriel]", "[adresse]"),
        apply=mask(_BESIDE, PERSON, _confirmed),
        examples={
            "Jean Exemple, [téléphone]": f"{PERSON}, [téléphone]",
            "Jean Exemple, gérant, [téléphone]": f"{PERSON}, gérant, [téléphone]",
        },
    ),
)
