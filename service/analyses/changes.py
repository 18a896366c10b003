"""What changed between two analyses: themes found again, new ones, and those that are gone.

Themes are matched by their terms, which both analyses keep: no passage is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.analyses.tables import Theme

ALIKE = 0.25
"""Shared part of the terms (Jaccard index) from which two themes are taken for the same."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A theme before and now, by title; an empty one is not there. `shared` is in [0, 1]."""

    before: str
    now: str
    shared: float


def changes(session: Session, before: str, now: str) -> list[Changed]:
    """Return the themes of two analyses side by side: found again, then new, then gone.

    Each theme is matched once, so that as many terms as possible are shared (Kuhn, "The Hungarian
    method", Naval Research Logistics Quarterly 2, 1955).
    """
    old, new = _themes(session, before), _themes(session, now)
    shared = np.array([[_shared(one, other) for other in new] for one in old])
    pairs = _pairs(shared) if old and new else []
    kept = [Changed(old[i][0], new[j][0], float(shared[i, j])) for i, j in pairs]
    left = [one for i, one in enumerate(old) if i not in {i for i, _ in pairs}]
    come = [one for j, one in enumerate(new) if j not in {j for _, j in pairs}]
    return [
        *sorted(kept, key=lambda one: -one.shared),
        *(Changed("", title, 0.0) for title, _ in come),
        *(Changed(title, "", 0.0) for title, _ in left),
    ]


def _themes(session: Session, analysis: str) -> Sequence[tuple[str, frozenset[str]]]:
    query = select(Theme.title, Theme.terms).where(Theme.analysis_id == analysis, Theme.level == 1)
    rows = session.execute(query.order_by(Theme.position))
    return [(row.title, frozenset(str(one["form"]) for one in row.terms)) for row in rows]


def _shared(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> float:
    both = one[1] | other[1]
    return len(one[1] & other[1]) / len(both) if both else 0.0


def _pairs(shared: np.ndarray) -> list[tuple[int, int]]:
    rows, columns = linear_sum_assignment(-shared)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if shared[i, j] >= ALIKE]
