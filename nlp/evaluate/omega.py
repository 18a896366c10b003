"""The Omega index: agreement of two overlapping clusterings, corrected for chance."""

import numpy as np

from nlp.evaluate.pairs import Block, Counts, Labels, shared


def omega_index(found: Labels, truth: Labels) -> float:
    """Return how far two clusterings agree on the number of clusters that each pair shares.

    1 for equal clusterings, about 0 for unrelated ones; the adjusted Rand index where nothing
    overlaps. Source: Collins and Dent (1988), "Omega: a general formulation of the Rand index of
    cluster recovery suitable for non-disjoint solutions", Multivariate Behavioral Research 23.
    """
    table = _pairs_by_shared(found, truth)
    total = int(table.sum())
    if total == 0:
        return 1.0
    observed = np.trace(table) / total
    expected = float(table.sum(axis=1) @ table.sum(axis=0)) / total**2
    return 1.0 if expected == 1 else float((observed - expected) / (1 - expected))


def _pairs_by_shared(found: Labels, truth: Labels) -> Counts:
    """Return the square table whose [i, j] counts ordered pairs sharing i found and j true."""
    width = 1 + max((len(set(one)) for one in [*found, *truth]), default=0)
    width = max(width, 2)
    table = np.zeros(width * width, dtype=np.int64)
    for block in shared(found, truth):
        table += np.bincount((block.found * width + block.truth).ravel(), minlength=width**2)
        table -= np.bincount(_selves(block, width), minlength=width**2)
    return table.reshape(width, width)


def _selves(block: Block, width: int) -> Counts:
    rows = np.arange(len(block.found))
    own = rows + block.first
    return np.asarray(block.found[rows, own] * width + block.truth[rows, own], dtype=np.int64)
