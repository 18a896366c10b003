"""What each word of a corpus adds to the closeness of a passage to a theme."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nlp.types import Tokens, Vectors

CHUNK = 20_000
"""Passages at once, so that sorting does not copy the words of a whole corpus."""

Scores = NDArray[np.float32]
Rows = NDArray[np.float64]
Reduce = Callable[[Vectors], Rows]


@dataclass(frozen=True, slots=True)
class Held:
    """The words of passages: passage `owner[i]` holds word `word[i]`, in order of passages.

    `lemmas` and `forms` name the words; the form is one that was written.
    """

    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    owner: NDArray[np.int64]
    word: NDArray[np.int64]


def read_words(tokens: Sequence[Tokens]) -> Held:
    """Number the distinct pairs of lemma and form in the order in which they come."""
    number: dict[tuple[str, str], int] = {}
    word = [
        number.setdefault(pair, len(number))
        for one in tokens
        for pair in zip(one.lemmas, one.forms, strict=True)
    ]
    lengths = np.fromiter((len(one.lemmas) for one in tokens), dtype=np.int64, count=len(tokens))
    return Held(
        lemmas=tuple(lemma for lemma, _ in number),
        forms=tuple(form for _, form in number),
        owner=np.repeat(np.arange(len(tokens)), lengths),
        word=np.array(word, dtype=np.int64),
    )


def heaviest(
    held: Held, scores: Scores, theme: NDArray[np.int32], most: int
) -> list[tuple[str, ...]]:
    """Return, for each passage, the forms that weigh most for its theme, heaviest first.

    `scores` has shape (words, themes); `theme` one number a passage, -1 for none. Words that weigh
    against the theme are left out; ties go to the word that comes first.
    """
    found: list[tuple[str, ...]] = [()] * len(theme)
    for begin in range(0, len(theme), CHUNK):
        bounds = np.searchsorted(held.owner, [begin, begin + CHUNK])
        part = slice(*bounds)
        for passage, words in _ranked(held.owner[part], held.word[part], scores, theme):
            own = dict.fromkeys(held.forms[one] for one in words)
            found[passage] = tuple(own)[:most]
    return found


def _ranked(
    owner: NDArray[np.int64], word: NDArray[np.int64], scores: Scores, theme: NDArray[np.int32]
) -> Iterator[tuple[int, list[int]]]:
    """Yield each passage with its words that weigh for its theme, heaviest first."""
    asked = theme[owner] >= 0
    owner, word = owner[asked], word[asked]
    weight = scores[word, theme[owner]].round(4)
    order = np.lexsort((-weight, owner))
    order = order[weight[order] > 0]
    owner, words = owner[order], word[order].tolist()
    starts = np.flatnonzero(np.diff(owner, prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(words)]):
        yield int(owner[start]), words[start:end]
