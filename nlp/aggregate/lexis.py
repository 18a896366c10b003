"""The words of a corpus as arrays: which contribution holds which, and in which passage."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.distinct import without_repeats
from nlp.aggregate.parting import Held
from nlp.aggregate.register import in_order, inherited
from nlp.aggregate.vocabulary import is_term
from nlp.types import Corpus, Passage, Tokens

Indices = NDArray[np.int64]

LEAST_TEXTS = 5
"""Texts that hold a word: fewer make no list."""

MOST_WORDS = 30_000
"""The most widespread words are kept, so that memory does not follow a large vocabulary."""


@dataclass(frozen=True, slots=True)
class Lexis:
    """Forms and multi-word terms. `held` is by contribution, in the order of ids.

    `word` and `passage` list each word of each passage once, sorted by word; `owner` is the place
    of the analysed text of each passage.
    """

    held: Held
    word: Indices
    passage: Indices
    owner: Indices

    def passages_of(self, word: int) -> Indices:
        """Return the passages that hold a word, in order."""
        start, end = np.searchsorted(self.word, (word, word + 1))
        return self.passage[start:end]


def read_lexis(corpus: Corpus, passages: Sequence[Passage], tokens: Sequence[Tokens]) -> Lexis:
    """Number the words that enough texts hold, in the order of the alphabet.

    Passages and tokens are in one order. Words count in the form in which they stand, terms in
    their usual one.
    """
    names, word, passage = _numbered(tokens)
    place = {one.id: i for i, one in enumerate(corpus.analysed)}
    owner = np.array([place[one.contribution_id] for one in passages], dtype=np.int64)
    width = max(len(names), 1)
    by_text = without_repeats(owner[passage] * width + word)
    kept = _widespread(np.bincount(by_text % width, minlength=width), names)
    by_text = by_text[kept[by_text % width] >= 0]
    row, mark = inherited(in_order(corpus)[1], (by_text // width, kept[by_text % width]))
    known = kept[word] >= 0
    pairs = without_repeats(kept[word[known]] * max(len(passages), 1) + passage[known])
    marks = tuple(sorted(names[i] for i in np.nonzero(kept[: len(names)] >= 0)[0].tolist()))
    return Lexis(
        held=Held(marks=marks, row=row, mark=mark),
        word=pairs // max(len(passages), 1),
        passage=pairs % max(len(passages), 1),
        owner=owner,
    )


def _numbered(tokens: Sequence[Tokens]) -> tuple[list[str], Indices, Indices]:
    number: dict[str, int] = {}
    word, passage = array("q"), array("q")
    for place, read in enumerate(tokens):
        for lemma, form in zip(read.lemmas, read.forms, strict=True):
            said = lemma if is_term(lemma) else form
            word.append(number.setdefault(said, len(number)))
            passage.append(place)
    return list(number), np.array(word, dtype=np.int64), np.array(passage, dtype=np.int64)


def _widespread(texts: Indices, names: Sequence[str]) -> Indices:
    """Return the new number of each word, by the alphabet; -1 for those that are left out."""
    order = sorted(range(len(names)), key=lambda i: (-int(texts[i]), names[i]))[:MOST_WORDS]
    chosen = sorted((names[i], i) for i in order if texts[i] >= LEAST_TEXTS)
    kept = np.full(max(len(names), 1), -1, dtype=np.int64)
    kept[[i for _, i in chosen]] = np.arange(len(chosen))
    return kept
