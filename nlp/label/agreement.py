"""Gender and number of words, and whether those of a phrase agree."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from nlp.label import grammar
from nlp.label.classes import Classes
from nlp.label.language import Word
from nlp.label.positions import Positions

FEMININE, MASCULINE, MANY, ONE, UNSEEN = "f", "m", "many", "one", ""

_FEMININE_NOUN = re.compile(
    r".{2,}(?:[tsx]ion|té|ure|[ae]nce|ie|esse|ette|ude|ée|ise|ille|elle|ice|trice|euse|ière)\Z"
)
_MASCULINE_NOUN = re.compile(
    r".{2,}(?:[^e]age|ment|isme|eau|oir|al|[^cv]et|ier|ail|teur|an|on|in|u)\Z"
)

_CORE = re.compile(r"[PQ]?(?P<noun>[NBQn])[ABR]*")


class Agreement:
    """Knows the gender of nouns by the determiners before them, and of adjectives by their form."""

    def __init__(self, positions: Positions, classes: Classes) -> None:
        """Take what the corpus shows."""
        self._seen = positions
        self._classes = classes
        self._known: dict[tuple[str, str], bool] = {}

    def holds(self, words: Sequence[Word], codes: str) -> bool:
        """Tell whether no adjective has another number or gender than its noun, and no "des" one.

        "bénéficiaires" stands behind "des", "bénéficiaire" does not.
        """
        agree = all(self._pair(words[noun], words[place]) for noun, place in _pairs(codes))
        return agree and not any(
            one.form == "des" and _number(other) == ONE for one, other in pairwise(words)
        )

    def gender(self, noun: str) -> str:
        """Return the gender of a noun, by its lemma: as the corpus shows it, or by its ending."""
        masculine, feminine = self._seen.masculine[noun], self._seen.feminine[noun]
        if max(masculine, feminine) > 2 * min(masculine, feminine):
            return MASCULINE if masculine > feminine else FEMININE
        if not noun.endswith("e") and self._classes.has_feminine(noun):
            return MASCULINE
        if _FEMININE_NOUN.match(noun):
            return FEMININE
        return MASCULINE if _MASCULINE_NOUN.match(noun) else UNSEEN

    def _pair(self, noun: Word, adjective: Word) -> bool:
        pair = noun.form, adjective.form
        if pair not in self._known:
            numbers = {_number(noun), _number(adjective)}
            genders = {self.gender(noun.key), self._adjective_gender(adjective)}
            self._known[pair] = not (numbers >= {ONE, MANY} or genders >= {MASCULINE, FEMININE})
        return self._known[pair]

    def _adjective_gender(self, word: Word) -> str:
        base = re.sub(r"[sx]\Z", "", word.form)
        ending = FEMININE if base.endswith("e") else MASCULINE
        if word.form in grammar.BEFORE_NOUN:
            return UNSEEN if base in grammar.SAME_FOR_BOTH else ending
        lemma = word.lemmas[0] if word.lemmas else base
        if lemma != base or self._classes.is_infinitive(lemma):
            return ending
        return MASCULINE if ending == MASCULINE and self._classes.has_feminine(lemma) else UNSEEN


@lru_cache(maxsize=50_000)
def _pairs(codes: str) -> tuple[tuple[int, int], ...]:
    """Return the places of each noun and of the adjectives beside it."""
    return tuple(
        (core.start("noun"), place)
        for core in _CORE.finditer(codes)
        for place in range(*core.span())
        if place != core.start("noun")
    )


def _number(word: Word) -> str:
    if word.form.isupper() or (
        word.lemmas and word.form == word.key and word.key.endswith(("s", "x", "z"))
    ):
        return UNSEEN
    return MANY if word.form.endswith(("s", "x")) else ONE
