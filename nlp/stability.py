"""When a theme counts as solid: the one place that says so."""

from typing import Literal

SOLID = 0.75
"""Stability from which a theme is solid.

Source: Hennig, "Cluster-wise assessment of cluster stability", CSDA 52, 2007: a mean similarity of
0.75 or more over resamples is that of a valid, stable cluster.
"""

Solidity = Literal["solide", "fragile"]


def solidity(stability: float) -> Solidity:
    """Return "solide" or "fragile". A fragile theme is to be read with care, never hidden."""
    return "solide" if stability >= SOLID else "fragile"
