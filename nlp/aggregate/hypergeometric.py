"""Tails of the hypergeometric law, exact to the last term that matters, for arrays of cells."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Numbers = NDArray[np.float64]

NEGLIGIBLE = 1e-15


def log_choose(n: Numbers, k: Numbers) -> Numbers:
    """Return ln C(n, k)."""
    chosen: Numbers = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return chosen


def log_upper_tail(total: Numbers, marked: Numbers, drawn: Numbers, seen: Numbers) -> Numbers:
    """Return ln P(X >= seen) of `drawn` out of `total` without return, `marked` of them marked.

    The terms fall from `seen` upwards when seen is not below the mean; each sum stops when no
    further term changes it. Works at millions: all is done in logarithms. Arguments have one shape.
    """
    first = (
        log_choose(marked, seen)
        + log_choose(total - marked, drawn - seen)
        - log_choose(total, drawn)
    )
    flat = np.array([np.ravel(one) for one in (total, marked, drawn, seen)], dtype=np.float64)
    result: Numbers = np.minimum(first + np.log(_tails(flat)).reshape(first.shape), 0)
    return result


def _tails(cells: Numbers) -> Numbers:
    """Return P(X >= seen) / P(X = seen) of cells given as rows T, F, t, f: only open sums go on."""
    count = cells.shape[1]
    tails, term, still = np.ones(count), np.ones(count), np.arange(count)
    while len(still):
        total, marked, drawn, k = cells
        step = (marked - k) * (drawn - k) / ((k + 1) * (total - marked - drawn + k + 1))
        term = term * np.clip(step, 0, None)
        tails[still] += term
        cells[3] += 1
        going = term > NEGLIGIBLE * tails[still]
        if not going.all():
            cells, term, still = cells[:, going], term[going], still[going]
    return tails


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
    # Not above: scipy.stats takes a second to load, and readers of kept figures need none of it.
    from scipy.stats import false_discovery_control

    q: Numbers = false_discovery_control(p_values, method="bh")
    return q
