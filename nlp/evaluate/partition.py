"""Agreement of two clusterings in which each item has one cluster at most."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

Key = TypeVar("Key", bound=Hashable)


def adjusted_mutual_information(found: Sequence[str], truth: Sequence[str]) -> float:
    """Return AMI (arithmetic mean): 1 for equal clusterings, about 0 for unrelated ones.

    "" is no cluster: such an item is one of its own. Source: Vinh, Epps and Bailey (2010).
    """
    return float(adjusted_mutual_info_score(_alone(truth), _alone(found)))


def adjusted_rand(found: Sequence[str], truth: Sequence[str]) -> float:
    """Return the adjusted Rand index of Hubert and Arabie (1985), in the same convention."""
    return float(adjusted_rand_score(_alone(truth), _alone(found)))


def agreement(one: Mapping[Key, str], other: Mapping[Key, str]) -> float:
    """Return the adjusted Rand index of two runs on the items that both saw, by their keys.

    1 when fewer than two items are shared: nothing contradicts.
    """
    both = [key for key in one if key in other]
    return adjusted_rand([one[key] for key in both], [other[key] for key in both])


def _alone(labels: Sequence[str]) -> list[str]:
    return [label or f"\0{row}" for row, label in enumerate(labels)]
