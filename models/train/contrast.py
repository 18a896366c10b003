"""Vectors of words so that the two texts of a pair are nearer to each other than to others.

A text is the sum of its words. Loss: InfoNCE both ways over a batch (van den Oord, Li and Vinyals,
"Representation learning with contrastive predictive coding", 2018), the gradient written out;
steps by Adam on the rows that a batch holds (Kingma and Ba, 2015). Lengths are free, so that the
weight of each word is learnt too.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from models.train.cooccurrence import Matrix
from models.train.pairs import Pairs
from models.train.settings import TrainSettings
from models.train.texts import Ids

_LONGEST = 64
_WARM_UP = 50
_SLOWEST = 0.05
_FIRST, _SECOND = 0.9, 0.999
_FORBIDDEN = np.float32(-1e4)

Told = Callable[[int, int, float], None]
"""Is told the step, their number and the loss."""


@dataclass(slots=True)
class _Adam:
    """Moments of each row; `take` moves the rows of one batch."""

    vectors: Matrix
    step: int = 0
    mean: Matrix = field(init=False)
    square: Matrix = field(init=False)

    def __post_init__(self) -> None:
        self.mean = np.zeros_like(self.vectors)
        self.square = np.zeros_like(self.vectors)

    def take(self, rows: Ids, gradient: Matrix, rate: float) -> None:
        self.step += 1
        mean = _FIRST * self.mean[rows] + (1 - _FIRST) * gradient
        square = _SECOND * self.square[rows] + (1 - _SECOND) * gradient**2
        self.mean[rows], self.square[rows] = mean, square
        mean = mean / (1 - _FIRST**self.step)
        square = square / (1 - _SECOND**self.step)
        self.vectors[rows] -= rate * mean / (np.sqrt(square) + 1e-8)


def contrast(vectors: Matrix, pairs: Pairs, settings: TrainSettings, told: Told) -> Matrix:
    """Return new vectors after one pass over the pairs in a seeded order.

    The rate rises over 50 steps, then falls to a twentieth. A last incomplete batch is left out.
    """
    random = np.random.default_rng(settings.seed)
    adam = _Adam(vectors.copy())
    order = random.permutation(len(pairs.bounds))
    batch = min(settings.batch, len(order))
    steps = len(order) // max(1, batch)
    for step in range(steps):
        chosen = order[step * batch : (step + 1) * batch]
        rows, table = _bags(pairs, chosen, random, settings.dropout)
        loss, gradient = _gradient(adam.vectors[rows], table, pairs.question[chosen], settings)
        rate = settings.rate * min(1, (step + 1) / _WARM_UP) * max(_SLOWEST, 1 - step / steps)
        adam.take(rows, gradient, rate)
        told(step + 1, steps, loss)
    return adam.vectors


def _bags(
    pairs: Pairs, chosen: NDArray[np.intp], random: np.random.Generator, dropout: float
) -> tuple[Ids, csr_matrix]:
    """Return the tokens of a batch and the table texts × tokens: all a's, then all b's."""
    bounds = pairs.bounds[chosen]
    starts = np.concatenate([bounds[:, 0], bounds[:, 2]])
    lengths = np.minimum(np.concatenate([bounds[:, 1], bounds[:, 3]]) - starts, _LONGEST)
    ends = np.concatenate([[0], np.cumsum(lengths)])
    places = np.arange(ends[-1]) - np.repeat(ends[:-1] - starts, lengths)
    rows, columns = np.unique(pairs.tokens[places], return_inverse=True)
    kept = (random.random(len(places)) >= dropout).astype(np.float32)
    kept[ends[:-1]] = 1  # the first word stays, so that no text becomes empty
    return rows.astype(np.int64), csr_matrix((kept, columns, ends), (len(starts), len(rows)))


def _gradient(
    vectors: Matrix, table: csr_matrix, question: Ids, settings: TrainSettings
) -> tuple[float, Matrix]:
    """Return the loss and its gradient with respect to the vectors of the batch."""
    sums = np.asarray(table @ vectors, dtype=np.float32)
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    unit = sums / lengths
    half = len(unit) // 2
    ours, theirs = unit[:half], unit[half:]
    logits = settings.scale * (ours @ theirs.T)
    same = (question[:, None] == question[None, :]) & (question[:, None] >= 0)
    np.fill_diagonal(same, val=False)
    logits[same] = _FORBIDDEN
    loss, pull = _pull(logits)
    pull *= settings.scale / len(unit)
    back = np.concatenate([pull @ theirs, pull.T @ ours])
    back = (back - unit * (back * unit).sum(axis=1, keepdims=True)) / lengths
    return loss, np.asarray(table.T @ back, dtype=np.float32)


def _pull(logits: Matrix) -> tuple[float, Matrix]:
    """Return the mean loss both ways and the gradient with respect to the logits, times texts."""
    across = np.exp(logits - logits.max(axis=1, keepdims=True))
    across /= across.sum(axis=1, keepdims=True)
    down = np.exp(logits - logits.max(axis=0, keepdims=True))
    down /= down.sum(axis=0, keepdims=True)
    own = np.arange(len(logits))
    loss = -float(np.log(across[own, own] * down[own, own] + 1e-12).mean() / 2)
    pull = across + down
    pull[own, own] -= 2
    return loss, pull
