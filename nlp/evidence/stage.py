"""Evidence on every assignment."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.evidence.weights import Held, Reduce, Rows, Scores, heaviest
from nlp.grouping import Evidence, Grouping
from nlp.types import Passage, Theme, Vectors

TERMS = 3
_CHUNK = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Where themes lie: `reduce` brings vectors into it, `components` (r, d) bring words into it.

    `centroids` has shape (themes, r), one a theme of the grouping.
    """

    reduce: Reduce
    components: Vectors
    centroids: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The vectors of passages and what was found of them, in one order.

    `exemplars` has one array a theme of the grouping, of reduced rows (exemplars, r).
    """

    vectors: Vectors
    grouping: Grouping
    exemplars: Sequence[Rows]


def weigh(shown: Shown, held: Held, word_rows: Vectors, space: Space) -> Evidence:
    """Return what speaks for the theme, and for the second theme, of each passage.

    `word_rows` has one vector a word of `held`. A word weighs what it adds to the closeness of the
    passage to the theme, up to the length of the passage.
    """
    scores = _scores(word_rows, space)
    grouping = shown.grouping
    return Evidence(
        terms=heaviest(held, scores, grouping.theme, TERMS),
        exemplar=_nearest(shown, space, grouping.theme),
        also_terms=heaviest(held, scores, grouping.also, TERMS),
        also_exemplar=_nearest(shown, space, grouping.also),
    )


def no_evidence(passages: int) -> Evidence:
    """Return what there is to say where no passage has a theme."""
    none = np.full(passages, -1, dtype=np.int32)
    nothing: list[tuple[str, ...]] = [()] * passages
    return Evidence(terms=nothing, exemplar=none, also_terms=nothing, also_exemplar=none)


def _scores(word_rows: Vectors, space: Space) -> Scores:
    """Return closeness of words to themes, in double precision before it is rounded.

    So the last bit does not depend on which words are weighed together.
    """
    found = np.zeros((len(word_rows), len(space.centroids)), dtype=np.float32)
    for begin in range(0, len(word_rows), _CHUNK):
        rows = word_rows[begin : begin + _CHUNK].astype(np.float64)
        if len(space.components):
            rows = rows @ space.components.T.astype(np.float64)
        found[begin : begin + _CHUNK] = (rows @ space.centroids.T.astype(np.float64)).round(4)
    return found


def exemplar_rows(
    passages: Sequence[Passage], vectors: Vectors, themes: Sequence[Theme], reduce: Reduce
) -> tuple[Rows, ...]:
    """Return the reduced rows of the exemplars of each theme, in their order."""
    place = {(one.contribution_id, one.start): i for i, one in enumerate(passages)}
    return tuple(
        reduce(vectors[[place[one.contribution_id, one.start] for one in theme.exemplars]])
        for theme in themes
    )


def _nearest(shown: Shown, space: Space, theme: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the place of the nearest exemplar of the theme of each passage, -1 for none."""
    found = np.full(len(theme), -1, dtype=np.int32)
    for number, rows in enumerate(shown.exemplars):
        members = np.flatnonzero(theme == number)
        for begin in range(0, len(members) if len(rows) else 0, _CHUNK):
            part = members[begin : begin + _CHUNK]
            closeness = space.reduce(shown.vectors[part]) @ rows.T
            found[part] = np.argmax(closeness.round(4), axis=1)
    return found
