"""Each row drawn towards its nearest neighbours, so that one idea in other words comes together.

Two rounds of the mean of the ten nearest rows, weighed by closeness: a step of blurring mean shift
(Cheng, "Mean shift, mode seeking, and clustering", IEEE PAMI 17, 1995) on the neighbour graph.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

NEIGHBOURS = 10
ROUNDS = 2
_BLOCK = 400


def smooth(rows: Matrix, threads: int = 1) -> Matrix:
    """Return unit rows, same shape and order; `rows` are unit rows. Memory grows linearly.

    `threads` share the rows, which never changes a result as long as BLAS has one thread.
    """
    for _ in range(ROUNDS if len(rows) > NEIGHBOURS else 0):
        rows = unit(rows + unit(_neighbourhoods(rows, threads)))
    return rows


def unit(rows: Matrix) -> Matrix:
    """Bring each row to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _neighbourhoods(rows: Matrix, threads: int) -> Matrix:
    means = np.empty_like(rows)

    def fill(begin: int) -> None:
        means[begin : begin + _BLOCK] = _nearest_means(rows, begin)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(fill, range(0, len(rows), _BLOCK)))
    return means


def _nearest_means(rows: Matrix, begin: int) -> Matrix:
    closeness = rows[begin : begin + _BLOCK] @ rows.T
    own = np.arange(len(closeness))
    closeness[own, own + begin] = -1
    # The single least neighbour kept bounds all others, so that no index has to be sorted.
    least = np.partition(closeness, -NEIGHBOURS, axis=1)[:, [-NEIGHBOURS]]
    weights = np.where(closeness >= np.maximum(least, 0), closeness, 0)
    return np.asarray(weights @ rows, dtype=np.float32)
