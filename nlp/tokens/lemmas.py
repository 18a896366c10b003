"""Lemmas by word type: exceptions of the lexicon, then simplemma, then what it gets wrong.

simplemma knows one lemma a form. A form that is a noun and a verb ("la visite", "on visite")
gets two, chosen by the word before it.
"""

import re
from typing import NamedTuple

from nlp.tokens.dictionary import dictionary_lemma, known_words
from nlp.types import Lexicon

_PARTICIPLE = re.compile(r".{2,}(?:é|ée|és|ées)\Z")
_NOUN_OF_QUALITY = re.compile(r".*[^aeiouy]té\Z|.*ité\Z|.*iété\Z")
_FEMININES = (("ale", "al"), ("elle", "el"), ("ive", "if"), ("euse", "eux"))
_REGULAR_PLURAL = re.compile(r".{3,}(?:[eélntz]|eur|oir|[^aio]r|[iîe]que|ia|éa)s\Z")


class Lemmas(NamedTuple):
    """The lemma of one form: alone, after a determiner, after a subject pronoun."""

    alone: str
    noun: str
    verb: str


class Lemmatiser:
    """Finds the lemmas of forms in their usual spelling."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Let the lexicon decide before the dictionary does."""
        self._exceptions = lexicon.lemmas
        self._known = known_words()

    def lemmas(self, form: str) -> Lemmas:
        """Return the lemmas of a form, in small letters."""
        low = form.lower()
        if low in self._exceptions:
            alone = self._exceptions[low]
            return Lemmas(alone, self._noun(low, alone), self._verb(low, alone))
        if form.isupper() and len(form) > 1:
            return Lemmas(low, low, low)
        alone = self._alone(low)
        return Lemmas(alone, self._noun(low, alone), self._verb(low, alone))

    def is_adverb(self, form: str) -> bool:
        """Tell whether a word is a feminine adjective with -ment ("parfaitement")."""
        if not form.endswith("ement"):
            return False
        base = form.removesuffix("ment")
        masculine = self.lemmas(base).alone
        return masculine != base and not masculine.endswith(("er", "ir", "re"))

    def _alone(self, form: str) -> str:
        lemma = dictionary_lemma(form).lower()
        if lemma in self._exceptions:
            return self._exceptions[lemma]
        if _PARTICIPLE.match(form) and lemma.endswith("é"):
            return self._participle(lemma)
        if form not in self._known and lemma == form:
            return self._singular(form)
        return self._masculine(form, lemma)

    def _participle(self, lemma: str) -> str:
        """Take "taxés" to "taxer", as it says the same; "sécurité" is no participle."""
        if _NOUN_OF_QUALITY.match(lemma):
            return lemma
        return self._infinitive(lemma[:-1] + "er") or lemma

    def _masculine(self, form: str, lemma: str) -> str:
        """Take a feminine adjective back to the masculine: "départementales" → "départemental"."""
        for ending, base in _FEMININES:
            if lemma.endswith(ending) and form.rstrip("s") == lemma:
                other = lemma.removesuffix(ending) + base
                return other if other in self._known else lemma
        return lemma

    def _singular(self, form: str) -> str:
        """Take the plural of an unknown word off: "incivilités" → "incivilité"."""
        return form[:-1] if _REGULAR_PLURAL.match(form) else form

    def _infinitive(self, word: str) -> str:
        return word if word in self._known and dictionary_lemma(word) == word else ""

    def _noun(self, form: str, lemma: str) -> str:
        """After a determiner the form of a verb in -er is a noun: "les visites" → "visite"."""
        if lemma.endswith("er") and form.endswith(("e", "es", "é", "és")):
            return form.removesuffix("s")
        return lemma

    def _verb(self, form: str, lemma: str) -> str:
        """After a subject pronoun a noun in -e may be a verb: "on demande" → "demander"."""
        if lemma == form and form.endswith("e"):
            return self._infinitive(form + "r") or lemma
        return lemma
