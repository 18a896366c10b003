"""Words become lemmas and forms: those of the terms among them, and of each word of content."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nlp.tokens.numbered import Numbered, Numbers, Places, bounds_of, numbering, spread
from nlp.tokens.terms import Keys, spelt
from nlp.tokens.words import ALONE, VERB, Word
from nlp.types import Tokens

CHUNK = 50_000
"""So many texts are merged at once, to bound the memory that arrays of words take."""

Flags = NDArray[np.bool_]


class Merger:
    """Merges texts that hold certain words, by certain terms of two words or more."""

    def __init__(self, words: Sequence[Word], terms: Mapping[Keys, str]) -> None:
        """Lay out what is known of words and terms."""
        self._names: defaultdict[str, int] = numbering()
        self._table = _Table.of(words, self._names)
        self._terms = _Terms.of(terms, self._table.keys, self._names)
        self._forms = [word.form for word in words]

    def merge(self, texts: Numbered, first: int = 0) -> list[Tokens]:
        """Return the terms of each text, and its words of content outside terms, in order.

        Texts before the `first` are left out.

        Of terms that overlap the first is taken, of those that begin together the longest. What a
        word opens decides between the lemmas of the next one; a term opens nothing, and an object
        pronoun leaves the verb to come (`nlp.tokens.words.opened`).
        """
        tokens: list[Tokens] = []
        for begin in range(first, len(texts), CHUNK):
            rows = np.arange(begin, min(begin + CHUNK, len(texts)))
            tokens += self._merged(*texts.of(rows))
        return tokens

    def _merged(self, words: Numbers, begins: Places) -> list[Tokens]:
        table = self._table
        found = self._terms.find(table.key[words], begins)
        content, opens, passes = table.content[words], table.opens[words], table.passes[words]
        covered = found.words()
        content[covered], opens[covered], passes[covered] = False, ALONE, False
        lemmas = table.lemmas[words, _open_before(opens, passes, begins)]
        forms = table.form[words]
        content[found.place], lemmas[found.place] = True, found.lemma
        forms[found.place] = self._spelt(words[covered], found.end - found.place)
        kept = np.flatnonzero(content)
        return self._tokens(lemmas[kept], forms[kept], np.searchsorted(kept, begins))

    def _spelt(self, words: Numbers, lengths: Places) -> list[int]:
        """Return the numbers of the forms of terms, given as their words one after the other."""
        forms = [self._forms[word] for word in words.tolist()]
        spans = pairwise(bounds_of(lengths.tolist()).tolist())
        return [self._names[spelt(forms[a:b])] for a, b in spans]

    def _tokens(self, lemmas: Numbers, forms: Numbers, begins: Places) -> list[Tokens]:
        names = list(self._names)
        said = [names[one] for one in lemmas.tolist()]
        written = [names[one] for one in forms.tolist()]
        return [Tokens(tuple(said[a:b]), tuple(written[a:b])) for a, b in pairwise(begins.tolist())]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The words as arrays, one entry a word; `lemmas` has one column for what is open before."""

    keys: Mapping[str, int]
    key: Numbers
    form: Numbers
    lemmas: Numbers
    content: Flags
    opens: NDArray[np.int8]
    passes: Flags

    @classmethod
    def of(cls, words: Sequence[Word], names: defaultdict[str, int]) -> "_Table":
        keys: defaultdict[str, int] = numbering()
        lemmas = [[names[lemma] for lemma in word.lemmas or ("", "", "")] for word in words]
        return cls(
            key=np.array([keys[word.key] for word in words], dtype=np.int32),
            form=np.array([names[word.form] for word in words], dtype=np.int32),
            lemmas=np.array(lemmas, dtype=np.int32).reshape(-1, 3),
            content=np.array([word.lemmas is not None for word in words], dtype=bool),
            opens=np.array([word.opens for word in words], dtype=np.int8),
            passes=np.array([word.passes for word in words], dtype=bool),
            keys=keys,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """Terms in a sequence of words: where each begins and ends, and the number of its lemma."""

    place: Places
    end: Places
    lemma: Places

    def words(self) -> Places:
        """Return the places of all words of the terms."""
        return spread(
            np.stack([self.place, self.end], axis=1).ravel(), 2 * np.arange(len(self.end))
        )[0]


@dataclass(frozen=True, slots=True)
class _Terms:
    """Terms by the numbers of their keys. `first` and `second` tell the keys that stand there.

    `by_pair` gives the terms that begin with two keys, longest first, with the number of the lemma.
    """

    first: Flags
    second: Flags
    by_pair: Mapping[tuple[int, int], Sequence[tuple[tuple[int, ...], int]]]

    @classmethod
    def of(
        cls, terms: Mapping[Keys, str], keys: Mapping[str, int], names: defaultdict[str, int]
    ) -> "_Terms":
        first, second = np.zeros(len(keys), dtype=bool), np.zeros(len(keys), dtype=bool)
        by_pair: defaultdict[tuple[int, int], list[tuple[tuple[int, ...], int]]] = defaultdict(list)
        for term, name in sorted(terms.items(), key=lambda one: -len(one[0])):
            if all(key in keys for key in term):
                numbers = tuple(keys[key] for key in term)
                by_pair[numbers[0], numbers[1]].append((numbers, names[name.lower()]))
                first[numbers[0]] = second[numbers[1]] = True
        return cls(first, second, by_pair)

    def find(self, keys: Numbers, begins: Places) -> _Found:
        """Find the terms of texts that are joined, one after the other, without overlap."""
        likely = self.first[keys[:-1]] & self.second[keys[1:]]
        inner = begins[(begins > 0) & (begins < len(keys))]
        likely[inner - 1] = False
        places = np.flatnonzero(likely)
        ends = begins[np.searchsorted(begins, places, side="right")]
        listed, free = keys.tolist(), 0
        found: list[tuple[int, int, int]] = []
        for place, end in zip(places.tolist(), ends.tolist(), strict=True):
            term = self._longest(listed[place:end]) if place >= free else None
            if term:
                free = place + len(term[0])
                found.append((place, free, term[1]))
        return _Found(*np.array(found, dtype=np.int64).reshape(-1, 3).T)

    def _longest(self, keys: Sequence[int]) -> tuple[tuple[int, ...], int] | None:
        for term in self.by_pair.get((keys[0], keys[1]), ()):
            if tuple(keys[: len(term[0])]) == term[0]:
                return term
        return None


def _open_before(opens: NDArray[np.int8], passes: Flags, begins: Places) -> NDArray[np.int8]:
    """Return what is open before each word of texts that are joined, one after the other.

    A verb stays open while words pass: until the last word that does not, or that opens it anew.
    """
    places, verb = np.arange(len(opens)), opens == VERB
    last = np.maximum.accumulate(np.where(verb | ~passes, places, -1))
    still = verb[last] & (last >= np.repeat(begins[:-1], np.diff(begins)))
    before = np.full(len(opens), ALONE, dtype=np.int8)
    before[1:] = np.where(still, np.int8(VERB), opens)[:-1]
    before[begins[begins < len(opens)]] = ALONE
    return before
