"""What an analysis says of each contribution and of each passage, as labels to compare."""

from collections import defaultdict
from collections.abc import Iterable

from nlp.types import Assignment

PassageKey = tuple[str, int, int]
"""Contribution, start, end: the same in every run, whatever else is in the corpus."""


def themes_of_contributions(assignments: Iterable[Assignment]) -> dict[str, frozenset[str]]:
    """Return contribution → its themes of level 1; without any, an empty set."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in assignments:
        found[one.contribution_id] |= {one.theme_id} if _assigned(one) else set()
    return {key: frozenset(themes) for key, themes in found.items()}


def main_themes(assignments: Iterable[Assignment]) -> dict[str, str]:
    """Return contribution → the theme with the largest sum of squared strengths, "" without any.

    A squared closeness is the share of the passage that the theme accounts for. A tie goes to the
    smallest id.
    """
    sums: dict[str, dict[str, float]] = defaultdict(dict)
    for one in assignments:
        own = sums[one.contribution_id]
        if _assigned(one):
            own[one.theme_id] = own.get(one.theme_id, 0.0) + one.strength**2
    return {key: _heaviest(own) for key, own in sums.items()}


def themes_of_passages(assignments: Iterable[Assignment]) -> dict[PassageKey, str]:
    """Return passage → its strongest theme, "" without any; passages without content left out."""
    strengths: dict[PassageKey, dict[str, float]] = defaultdict(dict)
    for one in assignments:
        if one.status != "empty":
            own = strengths[one.contribution_id, one.start, one.end]
            own |= {one.theme_id: one.strength} if _assigned(one) else {}
    return {key: _heaviest(own) for key, own in strengths.items()}


def coverage(assignments: Iterable[Assignment]) -> float:
    """Return the share of passages with content that have a theme; 1 without passages."""
    passages = themes_of_passages(assignments)
    return sum(map(bool, passages.values())) / len(passages) if passages else 1.0


def relative_error(found: int, wanted: int) -> float:
    """Return how far the number of themes lies from the one wanted, as a share of it."""
    return abs(found - wanted) / wanted


def _assigned(one: Assignment) -> bool:
    return one.status == "assigned" and bool(one.theme_id)


def _heaviest(weights: dict[str, float]) -> str:
    return min(weights, key=lambda theme: (-round(weights[theme], 6), theme), default="")
