"""Extended BCubed: precision and recall of overlapping clusters, seen from each item."""

from dataclasses import dataclass

import numpy as np

from nlp.evaluate.pairs import Counts, Labels, shared


@dataclass(frozen=True, slots=True)
class BCubed:
    """Means over items, in [0, 1], not corrected for chance; `f1` is their harmonic mean."""

    precision: float
    recall: float
    f1: float


def bcubed(found: Labels, truth: Labels) -> BCubed:
    """Return extended BCubed of the clusters found against the true ones.

    Each item is paired with itself too. Source: Amigó, Gonzalo, Artiles and Verdejo (2009), "A
    comparison of extrinsic clustering evaluation metrics based on formal constraints",
    Information Retrieval 12.
    """
    if not found:
        return BCubed(0.0, 0.0, 0.0)
    precision = recall = 0.0
    for block in shared(found, truth):
        precision += _kept(block.found, block.truth)
        recall += _kept(block.truth, block.found)
    precision, recall = precision / len(found), recall / len(found)
    return BCubed(precision, recall, 2 * precision * recall / (precision + recall))


def _kept(own: Counts, other: Counts) -> float:
    """Return the sum over rows of the mean share of their pairs' clusters that `other` has too."""
    together = own > 0
    share = np.where(together, np.minimum(own, other) / np.where(together, own, 1), 0.0)
    return float((share.sum(axis=1) / together.sum(axis=1)).sum())
