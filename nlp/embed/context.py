"""Passages read in the light of what else their contribution says.

A passage of three words tells little by itself ("c'est important"): its vector is shrunk towards
that of its contribution, as small samples are towards the mean of their group (Efron and Morris,
"Stein's paradox in statistics", Scientific American 236, 1977).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.preprocessing import normalize

from nlp.types import Passage, Vectors

SHARE = 0.5
"""What the contribution counts for beside the passage itself, 1."""

CHUNK = 20_000


def put_in_context(vectors: Vectors, passages: Sequence[Passage]) -> None:
    """Add to each passage half the unit vector of its contribution, in place.

    `vectors` are unit rows, one a passage; the passages of a contribution stand together. The
    vector of a contribution is the sum of those of its passages, each weighed by its words. A row
    of zeros stays one; a row depends on its own contribution only, to the last bit.
    """
    for begin, end in _pieces(passages):
        own = passages[begin:end]
        rows = vectors[begin:end]
        told = rows.any(axis=1)
        words = np.array([one.text.count(" ") + 1 for one in own], dtype=np.float32)
        first = _firsts(own)
        sums = np.add.reduceat(rows * words[:, None], first, axis=0)
        whole = normalize(sums, copy=False).repeat(np.diff(first, append=len(own)), axis=0)
        whole *= SHARE
        whole += rows
        if told.any():
            rows[told] = normalize(whole[told], copy=False)


def _firsts(passages: Sequence[Passage]) -> NDArray[np.int64]:
    owners = [one.contribution_id for one in passages]
    new = [i for i, one in enumerate(owners) if not i or one != owners[i - 1]]
    return np.array(new, dtype=np.int64)


def _pieces(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield stretches of whole contributions: a copy of all rows would take much memory."""
    begin = 0
    while begin < len(passages):
        end = min(begin + CHUNK, len(passages))
        while end < len(passages) and (
            passages[end].contribution_id == passages[end - 1].contribution_id
        ):
            end += 1
        yield begin, end
        begin = end
