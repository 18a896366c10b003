"""The class of each word: noun, adjective, verb …, from where it stands and how it ends.

No tagger and no list of nouns is at hand: a word is a noun when determiners stand before it in
this corpus, or when its ending says so.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from nlp.label import grammar
from nlp.label.language import French, Word
from nlp.label.positions import Positions

NOUN, EITHER, ADJECTIVE, PARTICIPLE = "N", "B", "A", "R"
ELEMENT = "n"
"""A word without content of its own that begins a usual term: "effet de serre"."""

BEFORE, YOUNG, ARTICLE, OF, CONTRACTED, PREPOSITION, OTHER = "P", "Q", "D", "d", "u", "p", "."

_CLOSED = {
    form: code
    for forms, code in (
        (grammar.PREPOSITIONS, PREPOSITION),
        (grammar.CONTRACTED, CONTRACTED),
        (grammar.OF, OF),
        (grammar.ARTICLES, ARTICLE),
        (grammar.BEFORE_NOUN, BEFORE),
        (grammar.YOUNG, YOUNG),
    )
    for form in forms
}
_ADJECTIVE_ALONE = re.compile("p[AR]")
_UNELIDED = frozenset(["de", "le", "la"])
_OFTEN, _SOMETIMES = 0.1, 0.05
_SHORT_STEM = 3
_FEW = 10


class Classes:
    """Gives each word its class, decided once a form."""

    def __init__(self, french: French, positions: Positions) -> None:
        """Take a dictionary, the adjectives that no ending tells, and what the corpus shows."""
        self._french = french
        self.seen = positions
        self.is_infinitive = cache(self._finds_infinitive)
        terms = (
            tuple(french.reader.words(term.replace("'", "' ").split())) for term in french.terms
        )
        self._terms = {tuple(word.key for word in words): words for words in terms if words}
        self._classes: dict[str, str] = self._elements() | _CLOSED

    def codes(self, words: Sequence[Word]) -> str:
        """Return one letter a word; after a subject pronoun there is no noun."""
        codes = []
        before = ""
        for word in words:
            code = self._classes.get(word.form)
            if code is None:
                code = self._classes[word.form] = self._decide(word)
            codes.append(OTHER if before in grammar.SUBJECTS and code in "NBAR" else code)
            before = word.form
        return "".join(codes)

    def of(self, form: str) -> str:
        """Return the class of a form, "" when it was not read."""
        return self._classes.get(form, "")

    def is_other(self, form: str) -> bool:
        """Tell a form that was read and is no noun, adjective, article or preposition."""
        return self.of(form) == OTHER

    def accepts(self, words: Sequence[Word], codes: str) -> bool:
        """Tell whether a phrase is French as it stands.

        What only usual terms hold ("effet de serre", "en commun") must be one of them.
        """
        if ELEMENT in codes or _ADJECTIVE_ALONE.search(codes):
            return tuple(word.key for word in words) in self._terms
        return not any(
            a.form in _UNELIDED and b.form.startswith(grammar.VOWELS) for a, b in pairwise(words)
        )

    def _elements(self) -> dict[str, str]:
        """Return the words without content of their own that usual terms begin with."""
        begins = (words[0] for words in self._terms.values() if len(words) > 1)
        return {word.form: ELEMENT for word in begins if word.lemmas is None}

    def _decide(self, word: Word) -> str:
        form = word.form
        if word.lemmas is None or len(form) < 2:
            return OTHER
        if form.endswith("ment") and not self._is_noun_in_ment(form):
            return OTHER
        lemma = word.lemmas[0]
        if self.is_infinitive(lemma):
            return self._verbal(form, lemma)
        adjective = self._is_adjective(form, lemma)
        if self._is_noun(form, adjective):
            return EITHER if adjective else NOUN
        if form.endswith("ant") and self.is_infinitive(form.removesuffix("ant") + "er"):
            return PARTICIPLE
        return ADJECTIVE if adjective else OTHER

    def _verbal(self, form: str, lemma: str) -> str:
        """Decide on a form of a verb: only "un", "du", "ce" make a noun of an infinitive."""
        seen = self.seen
        if form != lemma and _is_participle(form, lemma):
            often = seen.last[form] > 2 * _OFTEN * seen.total[form]
            return EITHER if often else PARTICIPLE
        if form == lemma or form.endswith("ant"):
            noun = seen.strict[form] >= max(2, 3 * _OFTEN * seen.total[form], seen.verb[form])
        else:
            stands = seen.strict[form] + seen.governed[form]
            noun = stands >= max(1, _OFTEN * seen.total[form], seen.verb[form])
        return NOUN if noun else OTHER

    def _is_noun(self, form: str, adjective: bool) -> bool:
        seen = self.seen
        if adjective and seen.total[form] < _FEW:
            return seen.any[form] + seen.governed[form] + seen.behind[form] > 0
        if adjective:
            return seen.last[form] > _SOMETIMES * seen.total[form]
        if form[:1].isupper() or grammar.NOUN_ENDING.match(form):
            return True
        few = seen.total[form] < _FEW and form in self._french.known
        return few or seen.any[form] > _OFTEN * seen.total[form]

    def _is_noun_in_ment(self, form: str) -> bool:
        """Tell "changement" (from a verb) from "drastiquement" (from an adjective)."""
        base = form.removesuffix("ment")
        if len(base) <= _SHORT_STEM or base.endswith(("isse", "u")):
            return True
        if self.seen.any[form] > 2 * _OFTEN * self.seen.total[form]:
            return True
        return self.is_infinitive(self._french.lemma(base))

    def _is_adjective(self, form: str, lemma: str) -> bool:
        if {form, lemma} & self._french.adjectives or grammar.ADJECTIVE_ENDING.match(form):
            return True
        return self.has_feminine(lemma)

    def has_feminine(self, lemma: str) -> bool:
        """Tell a lemma with a feminine form: "local", "actif", "heureux", "européen"."""
        feminines = (
            lemma.removesuffix(ending) + other
            for ending, other in grammar.FEMININES
            if lemma.endswith(ending)
        )
        return any(
            one in self._french.known and self._french.lemma(one) in (lemma, one)
            for one in feminines
        )

    def _finds_infinitive(self, lemma: str) -> bool:
        """Tell an infinitive: the dictionary knows its future or its imperfect."""
        if not lemma.endswith(grammar.VERB_ENDINGS) or len(lemma) <= _SHORT_STEM:
            return False
        if lemma.endswith("oir"):
            return lemma in grammar.VERBS_IN_OIR
        stem = lemma[:-2]
        others = (lemma + "a", lemma[:-1] + "a", stem + "ait", stem + "issait")
        return bool(grammar.SURE_VERB.match(lemma)) or any(
            one in self._french.known and self._french.lemma(one) == lemma for one in others
        )


def _is_participle(form: str, lemma: str) -> bool:
    """Tell a participle that agrees like an adjective."""
    shapes = (shape for ending, shape in grammar.PARTICIPLES if lemma.endswith(ending))
    return any(shape.match(form) for shape in shapes)
