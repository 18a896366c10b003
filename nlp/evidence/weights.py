"""What each word of a corpus adds to the closeness of a passage to a theme."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nlp.types import Tokens, Vectors

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
    asked = theme[held.owner] >= 0
    owner, word = held.owner[asked], held.word[asked]
    weight = scores[word, theme[owner]].round(4)
    order = np.lexsort((-weight, owner))
    order = order[weight[order] > 0]
    found: list[tuple[str, ...]] = [()] * len(theme)
    owners, words = owner[order], word[order].tolist()
    starts = np.flatnonzero(np.diff(owners, prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(words)]):
        own = dict.fromkeys(held.forms[one] for one in words[start:end])
        found[owners[start]] = tuple(own)[:most]
    return found
