"""Sort what was cleaned into texts to analyse, copies of them, and blank answers."""

from collections.abc import Sequence

from nlp.types import Cleaned, Contribution, Corpus


def prepare(cleaned: Sequence[Cleaned]) -> Corpus:
    """Return the corpus in the order of ids, so that row order cannot change a result.

    Of several contributions with one text to one question, the first by id is analysed.
    """
    ordered = sorted(cleaned, key=lambda one: one.contribution.id)
    empty = tuple(one.contribution for one in ordered if one.blank)
    seen: dict[tuple[str, str], str] = {}
    analysed: list[Contribution] = []
    copied: list[Contribution] = []
    copies: dict[str, str] = {}
    for one in ordered:
        if one.blank:
            continue
        contribution = one.contribution
        key = (contribution.context.question, contribution.text)
        first = seen.setdefault(key, contribution.id)
        if first == contribution.id:
            analysed.append(contribution)
        else:
            copied.append(contribution)
            copies[contribution.id] = first
    return Corpus(analysed=tuple(analysed), copied=tuple(copied), empty=empty, copies=copies)
