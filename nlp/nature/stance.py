"""For or against: the demand that stands nearest to what is spoken of."""

from collections.abc import Sequence

from nlp.nature.terms import Hit, Terms

FOR, AGAINST = "pour", "contre"
BEFORE, AFTER = 7, 6
"""How many words away a demand may stand from its subject."""

_NEGATIONS = frozenset("ne n pas plus jamais non".split())
_REACH = 3
_ENDS = frozenset("?!:|")
_LINKS = frozenset("de d a l la le les des".split())


def stance(words: Sequence[str], subject: Hit, polarity: Terms) -> str:
    """Return "pour", "contre" or "" for what folded words ask of a subject found in them.

    The nearest demand before the subject counts, else the nearest after it. A negation before a
    demand turns it: "ne pas supprimer" is for. Demands both ways at one distance tell nothing.
    """
    first = max(0, subject.start - BEFORE)
    cues = list(polarity.find(words[first : subject.end + AFTER]))
    moved = [Hit(one.start + first, one.end + first, one.name) for one in cues]
    near = [one for one in moved if not _ENDS & set(words[one.end : subject.start])]
    before = [one for one in near if one.start < subject.end and one.start <= subject.start]
    after = [one for one in near if one.start >= subject.start and one not in before]
    if before:
        return _read(words, before)
    return _side(words, after[0]) if after else ""


def _read(words: Sequence[str], cues: Sequence[Hit]) -> str:
    """Return what demands one after the other come to: "arrêter de mettre" is against."""
    *others, last = cues
    side = _side(words, last)
    for cue in reversed(others):
        linked = all(word in _LINKS for word in words[cue.end : last.start])
        if not linked or cue.name != AGAINST:
            break
        side, last = _turned(side), cue
    return side


def _side(words: Sequence[str], cue: Hit) -> str:
    return _turned(cue.name) if _negated(words, cue) else cue.name


def _negated(words: Sequence[str], cue: Hit) -> bool:
    """Tell whether a negation stands before a demand that does not begin with one."""
    if words[cue.start] in _NEGATIONS:
        return False
    before = words[max(0, cue.start - _REACH) : cue.start]
    return bool({"pas", "jamais", "plus"} & set(before)) and (
        bool({"ne", "n"} & set(words[max(0, cue.start - _REACH - 2) : cue.start]))
        or before[-1] == "pas"
    )


def _turned(name: str) -> str:
    return AGAINST if name == FOR else FOR
