"""Words become lemmas and forms: those of the terms among them, and of each word of content."""

from collections.abc import Mapping, Sequence
from sys import intern

from nlp.tokens.lemmas import Lemmas
from nlp.tokens.memo import Memo
from nlp.tokens.terms import Keys, spelt
from nlp.tokens.words import ALONE, VERB, Word
from nlp.types import Tokens

Followers = dict[str, list[tuple[Keys, str]]]
"""Terms with one first word, by their second: keys and lemma, longest first."""

Mark = tuple[str, str, Lemmas | None, int, bool, Followers | None]
"""A word as merging needs it: key, form, lemmas, what it opens, whether it passes, terms.

A plain tuple: millions of them are taken apart, which takes a named one three times as long.
"""


class TermIndex:
    """Finds terms in a sequence of words: the longest that begins at each place."""

    def __init__(self, terms: Mapping[Keys, str]) -> None:
        """Keep the terms, of two words or more, by their first word and by their second."""
        self._by_first: dict[str, Followers] = {}
        for keys, name in terms.items():
            followers = self._by_first.setdefault(keys[0], {})
            followers.setdefault(keys[1], []).append((keys, intern(name.lower())))
        for followers in self._by_first.values():
            for found in followers.values():
                found.sort(key=lambda entry: (-len(entry[0]), entry))
        self._spelt: Memo[tuple[str, ...], str] = Memo(lambda forms: intern(spelt(forms)))

    def mark(self, word: Word) -> Mark:
        """Return what merging needs of a word."""
        followers = self._by_first.get(word.key)
        return word.key, word.form, word.lemmas, word.opens, word.passes, followers

    def merge(self, words: Sequence[Mark]) -> Tokens:
        """Return the terms, and the words of content outside terms, in order.

        What a word opens decides between the lemmas of the next one; a term opens nothing, and an
        object pronoun leaves the verb to come (`nlp.tokens.words.opened`).
        """
        lemmas: list[str] = []
        forms: list[str] = []
        open_to, free = ALONE, 0
        for place, (_, form, own, opens, passes, followers) in enumerate(words):
            if place < free:
                continue
            if followers is not None and (term := _longest(words, place, followers)):
                free, open_to = place + len(term[0]), ALONE
                lemmas.append(term[1])
                forms.append(self._spelt[tuple([word[1] for word in words[place:free]])])
                continue
            if own is not None:
                lemmas.append(own[open_to])
                forms.append(form)
            if open_to != VERB or not passes:
                open_to = opens
        return Tokens(tuple(lemmas), tuple(forms))


def _longest(words: Sequence[Mark], place: int, followers: Followers) -> tuple[Keys, str] | None:
    """Return the longest term that begins at `place`, with its lemma."""
    found = followers.get(words[place + 1][0]) if place + 1 < len(words) else None
    for term in found or ():
        length = len(term[0])
        if length == 2 or tuple([word[0] for word in words[place : place + length]]) == term[0]:
            return term
    return None
