"""The same text said again: in the same words, or nearly."""

from collections.abc import Sequence

import numpy as np

from nlp.copies.folding import fold
from nlp.copies.shingles import Indices, digest, shingle
from nlp.copies.similarity import jaccard
from nlp.copies.sketch import candidates, sketch
from nlp.copies.stars import Near, stars

LEAST_WORDS = 12
"""A shorter text is the copy of equal texts only, and no campaign: many say it on their own."""

THRESHOLD = 0.35
"""Shared part of the pairs of neighbouring words (Jaccard). Two copies that each had 10 % of
their words changed share 0.49 on average; two texts on one topic hardly ever 0.2."""


def group_copies(texts: Sequence[str], weights: Indices | None = None) -> Indices:
    """Return the group of each text, numbered in the order in which groups first appear.

    Texts equal but for case, accents, punctuation and greetings share a group, whatever their
    length; texts of twelve words or more also if they are nearly so. `weights` tells how many
    contributions each text stands for, one by default. The order of texts changes no group.
    """
    folded = [fold(text) for text in texts]
    keys = np.array([digest(one) for one in folded], dtype=np.uint64)
    # In the order of keys, so that it does not matter which text came first.
    _, first, form = np.unique(keys, return_index=True, return_inverse=True)
    counts = np.bincount(form, weights=weights, minlength=len(first)).astype(np.int64)
    centre = np.arange(len(first))
    lengths = np.array([folded[i].count(" ") + 1 for i in first.tolist()], dtype=np.int64)
    long = np.nonzero(lengths >= LEAST_WORDS)[0]
    centre[long] = long[_near([folded[i] for i in first[long].tolist()], counts[long])]
    return _by_appearance(centre[form])


def _near(folded: Sequence[str], weights: Indices) -> Indices:
    shingles = shingle(folded)
    pairs = candidates(sketch(shingles))
    pairs = pairs[jaccard(shingles, pairs) >= THRESHOLD]
    return stars(Near(shingles, weights, pairs, THRESHOLD))


def _by_appearance(group: Indices) -> Indices:
    _, first, number = np.unique(group, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[number]
