"""Evidence on every assignment."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.evidence.weights import Held, Reduce, Scores, heaviest
from nlp.types import Evidence, Grouping, Passage, Theme, Vectors

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
    """The passages and what was found of them, in one order; `ids` names the themes."""

    passages: Sequence[Passage]
    vectors: Vectors
    grouping: Grouping
    themes: Sequence[Theme]
    ids: Sequence[str]


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
    reduced = word_rows @ space.components.T if len(space.components) else word_rows
    return np.asarray(reduced @ space.centroids.T, dtype=np.float32)


def _nearest(shown: Shown, space: Space, theme: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the place of the nearest exemplar of the theme of each passage, -1 for none."""
    found = np.full(len(theme), -1, dtype=np.int32)
    place = {(one.contribution_id, one.start): i for i, one in enumerate(shown.passages)}
    by_id = {one.id: one for one in shown.themes}
    for number, name in enumerate(shown.ids):
        exemplars = by_id[name].exemplars
        rows = space.reduce(
            shown.vectors[[place[one.contribution_id, one.start] for one in exemplars]]
        )
        members = np.flatnonzero(theme == number)
        for begin in range(0, len(members) if len(rows) else 0, _CHUNK):
            part = members[begin : begin + _CHUNK]
            closeness = space.reduce(shown.vectors[part]) @ rows.T
            found[part] = np.argmax(closeness.round(4), axis=1)
    return found
