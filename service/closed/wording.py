"""What has to be said beside the figures of a closed question, in French."""

from collections.abc import Iterator

from service.closed.queries import REPLIES, ClosedQuestion

SELF_CHOSEN = (
    "Les répondants se sont désignés eux-mêmes : ces parts décrivent leurs réponses, pas la "
    "population."
)
HIDDEN = (
    "Effectifs inférieurs à 5 masqués, avec ceux qui permettraient de les retrouver par différence."
)


def remarks(one: ClosedQuestion) -> tuple[str, ...]:
    """Return sentences: what the base counts and leaves out, and how to read the shares."""
    return tuple(_remarks(one))


def _remarks(one: ClosedQuestion) -> Iterator[str]:
    if one.unit == REPLIES:
        yield (
            f"Base : {one.base} réponses, dont {one.unknown} sans contributeur connu, comptées "
            "une par ligne reçue."
        )
    else:
        yield f"Base : {one.base} contributeurs, chacun compté une fois."
    if one.non_answers:
        yield f"{one.non_answers} sans réponse à cette question, hors de la base."
    if one.multiple:
        yield "Plusieurs réponses possibles : la somme des parts peut dépasser 100 %."
    if one.repeated:
        yield (
            f"Dans toute la consultation, {one.repeated} réponses suivantes d'une même personne "
            "n'ont pas été comptées : la première reçue l'est."
        )
    if one.flag:
        yield "Base inférieure à 30 : à lire avec réserve."
