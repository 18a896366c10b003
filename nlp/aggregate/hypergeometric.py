"""Tails of the hypergeometric law, exact to the last term that matters, for arrays of cells."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln
from scipy.stats import false_discovery_control

Numbers = NDArray[np.float64]

NEGLIGIBLE = 1e-15


def log_choose(n: Numbers, k: Numbers) -> Numbers:
    """Return ln C(n, k)."""
    chosen: Numbers = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return chosen


def log_upper_tail(total: Numbers, marked: Numbers, drawn: Numbers, seen: Numbers) -> Numbers:
    """Return ln P(X >= seen) of `drawn` out of `total` without return, `marked` of them marked.

    The terms fall from `seen` upwards when seen is not below the mean; the sum stops when no
    further term changes it. Works at millions: all is done in logarithms.
    """
    first = (
        log_choose(marked, seen)
        + log_choose(total - marked, drawn - seen)
        - log_choose(total, drawn)
    )
    term, tail = np.ones_like(first), np.ones_like(first)
    k = seen.astype(np.float64)
    while True:
        step = (marked - k) * (drawn - k) / ((k + 1) * (total - marked - drawn + k + 1))
        term = term * np.clip(step, 0, None)
        tail = tail + term
        k = k + 1
        if not np.any(term > NEGLIGIBLE * tail):
            result: Numbers = np.minimum(first + np.log(tail), 0)
            return result


def lafon(total: Numbers, marked: Numbers, drawn: Numbers, seen: Numbers) -> Numbers:
    """Return Lafon's signed specificity: +3 means P(X >= seen) is about 1/1000, -3 that of less.

    Source: Lafon, "Sur la variabilité de la fréquence des formes dans un corpus", Mots 1, 1980.
    Arguments are arrays of one shape: T, F, t, f.
    """
    more = seen * total >= drawn * marked
    upper = np.where(more, seen, drawn - seen)
    chosen = np.where(more, marked, total - marked)
    logs = log_upper_tail(total, chosen, drawn, upper) / np.log(10)
    signed: Numbers = np.where(more, -logs, logs)
    return signed


def false_discovery(p_values: Numbers) -> Numbers:
    """Return q-values over one family (Benjamini and Hochberg, JRSS B 57, 1995)."""
    if not len(p_values):
        return np.empty(0)
    q: Numbers = false_discovery_control(p_values, method="bh")
    return q
