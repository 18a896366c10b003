"""Figures of themes with what is too small to publish taken out."""

from collections.abc import Sequence

from service.analyses.tables import Cell
from service.synthesis.values import LEAST, Figure


def figure(cell: Cell) -> Figure:
    """Return the figure of a cell; a count from 1 to 4 is hidden with all that tells it."""
    if 0 < cell.contributions < LEAST:
        return hidden(cell.base)
    return Figure(
        contributions=cell.contributions,
        texts=shown(cell.texts),
        contributors=shown(cell.contributors),
        base=cell.base,
        share=cell.share,
        low=cell.low,
        high=cell.high,
    )


def hidden(base: int) -> Figure:
    """Return a figure that tells only what it would be a share of."""
    nothing = dict.fromkeys(("contributions", "texts", "contributors", "share", "low", "high"))
    return Figure(base=base, **nothing)


def shown(count: int) -> int | None:
    """Return a count that may be published, None for one from 1 to 4."""
    return None if 0 < count < LEAST else count


def protected(counts: Sequence[int]) -> list[bool]:
    """Return which counts of a list with a known sum are hidden.

    Counts from 1 to 4 are; a single one would be the sum less the others, so the next smallest
    goes with it.
    """
    small = [0 < count < LEAST for count in counts]
    others = [place for place, count in enumerate(counts) if count and not small[place]]
    if sum(small) == 1 and others:
        small[min(others, key=lambda place: (counts[place], place))] = True
    return small
