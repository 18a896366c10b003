"""How fit a phrase is for a title, whatever the theme."""

from nlp.label.classes import EITHER, Classes
from nlp.label.language import French
from nlp.label.phrases import Phrase
from nlp.label.spelling import Spelling

USUAL = 1.1
HOLLOW_HEAD, HOLLOW_END, RELATIONAL = 0.3, 0.6, 0.75
NARRATIVE, NARRATIVE_HEAD = 0.15, 0.6
PREPOSITION, JUDGING = 0.65, 0.7
"""Weights: of a usual term; of a word that names nothing at the head or at the end; of one alone
that calls for a complement; of one that tells a story, alone or before another; of another
preposition than "de", which may belong to a verb before; of a judgement ("bonne")."""

ENOUGH, WITH_ARTICLE, LAST, LAST_ADJECTIVE, SURE = 5, 0.25, 0.08, 0.25, 4
"""A single word seen often enough stands in so many cases behind a determiner, and ends there; an
adjective stands as a noun so many times."""

OWN, LEAST_OWN = 3.0, 0.3
"""A word is the less a public matter the oftener it is somebody's ("mon fils", "sa voiture")."""

_JUDGEMENTS = ("bon", "mauvais", "meilleur", "vrai")


def readability(phrase: Phrase, french: French, classes: Classes, spelling: Spelling) -> float:
    """Return a weight in [0, 1.1]; 0 for what names nothing."""
    if phrase.form in french.terms:
        return USUAL
    if french.hollow.issuperset(phrase.content):
        return 0.0
    weight = min(spelling.sureness(word) for word in phrase.form.split())
    weight *= HOLLOW_HEAD if phrase.content[0] in french.hollow else 1.0
    weight *= PREPOSITION if phrase.loose else 1.0
    weight *= JUDGING if phrase.form.startswith(_JUDGEMENTS) else 1.0
    if len(phrase.content) == 1:
        weight *= RELATIONAL if phrase.content[0] in french.relational else 1.0
        weight *= NARRATIVE if phrase.content[0] in french.narrative else 1.0
        return weight * _stands_alone(phrase.form, classes) * _public(phrase.form, classes)
    weight *= NARRATIVE_HEAD if phrase.content[0] in french.narrative else 1.0
    return weight * (HOLLOW_END if phrase.content[-1] in french.hollow else 1.0)


def _stands_alone(form: str, classes: Classes) -> float:
    """Weigh down what hardly ever has a determiner ("en voie de") or is mostly an adjective."""
    seen = classes.seen
    total, adjective = seen.total[form], classes.of(form) == EITHER
    if form != form.lower() or (total < ENOUGH and not adjective):
        return 1.0
    least = LAST_ADJECTIVE if adjective else LAST
    stands = seen.any[form] + seen.governed[form] + seen.behind[form]
    sure = stands / SURE if adjective else 1.0
    return float(
        min(1.0, sure, seen.any[form] / (WITH_ARTICLE * total), seen.last[form] / (least * total))
    )


def _public(form: str, classes: Classes) -> float:
    """Weigh down what mostly belongs to one person; one who says so is no proof."""
    seen = classes.seen
    owned = max(0, seen.own[form] - 1) / max(1, seen.any[form])
    return max(LEAST_OWN, 1 - OWN * owned)
