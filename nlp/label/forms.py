"""The commonest surface form of each lemma, accents kept."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from nlp.types import Tokens


def surface_forms(tokens: Sequence[Tokens]) -> dict[str, str]:
    """Return lemma → form. A tie goes to the lemma itself, then to the first in alphabet."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tokens:
        for lemma, form in zip(one.lemmas, one.forms, strict=True):
            counts[lemma][form] += 1
    return {
        lemma: min(forms, key=lambda form: (-forms[form], form != lemma, form))
        for lemma, forms in counts.items()
    }
