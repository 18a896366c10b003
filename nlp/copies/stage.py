"""The same text said again: in the same words, or nearly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.copies.folding import fold
from nlp.copies.shingles import Indices, digest, read_words, shingle
from nlp.copies.similarity import Said
from nlp.copies.sketch import candidates, sketch
from nlp.copies.stars import Near, components, stars
from nlp.copies.stock import without_stock

LEAST_WORDS = 12
"""A shorter text is the copy of equal texts only, and no campaign: many say it on their own."""


@dataclass(frozen=True, slots=True)
class Copies:
    """One entry a text. `group` numbers the groups in the order in which they first appear.

    `lengthy` tells which texts say enough in words of their own for a copy to be no coincidence.
    """

    group: Indices
    lengthy: NDArray[np.bool_]


def group_copies(texts: Sequence[str], weights: Indices | None = None) -> Copies:
    """Return which texts are copies of one another; their order changes no group.

    Texts equal but for case, accents, punctuation and greetings share a group, whatever their
    length; texts of twelve words or more also if they are nearly so. `weights` tells how many
    contributions each text stands for, one by default.
    """
    folded = [fold(text) for text in texts]
    keys = np.fromiter(map(digest, folded), np.uint64, len(folded))
    # In the order of keys, so that it does not matter which text came first.
    _, first, form = np.unique(keys, return_index=True, return_inverse=True)
    counts = np.bincount(form, weights=weights, minlength=len(first)).astype(np.int64)
    forms = [folded[i] for i in first.tolist()]
    del folded
    centre, lengthy = _near(forms, counts)
    return Copies(_by_appearance(centre[form]), lengthy[form])


def _near(forms: Sequence[str], weights: Indices) -> tuple[Indices, NDArray[np.bool_]]:
    """Return the centre of the group of each distinct text, and whether it is lengthy."""
    centre, lengthy = np.arange(len(forms)), _lengthy(forms)
    if not lengthy.any():
        return centre, lengthy
    long = np.nonzero(lengthy)[0]
    folded = [forms[i] for i in long.tolist()]
    words = read_words(folded)
    shingles = shingle(words)
    pairs = candidates(sketch(shingles))
    pairs = pairs[Said(folded, shingles).alike(pairs)]
    own = without_stock(folded, words, components(pairs, len(folded)))
    lengthy[long] = _lengthy(own)
    pairs = pairs[lengthy[long[pairs]].all(axis=1)]
    said = Said(own, shingles)
    centre[long] = long[stars(Near(said, weights[long], pairs[said.alike(pairs)]))]
    return centre, lengthy


def _lengthy(folded: Sequence[str]) -> NDArray[np.bool_]:
    return np.fromiter((word_count(one) >= LEAST_WORDS for one in folded), np.bool_, len(folded))


def word_count(folded: str) -> int:
    """Return how many words a folded text has."""
    return folded.count(" ") + 1 if folded else 0


def _by_appearance(group: Indices) -> Indices:
    _, first, number = np.unique(group, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[number]
