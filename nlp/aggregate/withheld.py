"""What a published table of closed answers hides: small cells, and those that would betray them."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.suppression import LEAST, UNBOUNDED, hidden_cells

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]

Replies = Mapping[str, tuple[int, Sequence[int]]]
"""Territory → base and counts by option."""


def withheld(beside: Replies, *, multiple: bool) -> Mapping[str, Flags]:
    """Return what to hide by territory, "" for their sum: one flag an option, then the base.

    The territories make up a larger one together. A count below 5 is hidden, 0 among them, with
    as many others as it takes for no sum, along options or territories, to give it back.
    """
    order = sorted(beside)
    bases: Indices = np.array([beside[one][0] for one in order], dtype=np.int64)
    counts: Indices = np.array([beside[one][1] for one in order], dtype=np.int64)
    counts = counts.reshape(len(order), -1)
    flags = _several(bases, counts) if multiple else _one(bases, counts)
    return {**{one: flags[at] for at, one in enumerate(order)}, "": flags[-1]}


def _one(bases: Indices, counts: Indices) -> Flags:
    """Options add up to the base: one table."""
    return _hidden(bases, counts)


def _several(bases: Indices, counts: Indices) -> Flags:
    """Options overlap: each is one table of those who chose it and those who did not."""
    tables = [
        _hidden(bases, np.column_stack([counts[:, at], bases - counts[:, at]]))
        for at in range(counts.shape[1])
    ]
    options = [table[:, 0] for table in tables]
    base = np.any([table[:, -1] for table in tables], axis=0)
    # A base that one table hides would be given back by none: with it goes the whole line.
    return np.column_stack([*(one | base for one in options), base])


def _hidden(bases: Indices, counts: Indices) -> Flags:
    real = np.broadcast_to((bases > 0)[:, None], counts.shape)
    most = np.full(counts.shape, UNBOUNDED)
    return hidden_cells(counts, real, (counts < LEAST) & real, most)
