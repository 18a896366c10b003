"""A territory beside another: what is said more, less, and only there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.hypergeometric import false_discovery, lafon
from nlp.aggregate.interval import wilson
from nlp.aggregate.specificities import SMALL_BASE, two_sided
from nlp.aggregate.voices import Unit
from nlp.types import NATIONAL
from service.analyses.remembered import Remembered
from service.errors import ServiceError
from service.specificities.queries import check_kept
from service.specificities.tables import SpecificityRow
from service.specificities.ways import level_of, read_way
from service.territories.compared import Comparison, Difference
from service.territories.rare import rare_ideas
from service.territories.tree import within
from service.themes.outlines import Outline, outlines
from service.themes.view import View

TELLING = 0.05
"""Corrected probabilities up to here are shown as differences."""

ALL = ""
"""Stands for all contributors of a part, in place of a theme."""

Counts = Mapping[str, int]


class NothingBeside(ServiceError):
    """A territory is to be compared with itself, or the nation with what holds it."""

    slug = "rien-en-face"
    status = 422

    def __init__(self, territory: str) -> None:
        """Keep the territory."""
        self.territory = territory
        super().__init__(
            f"Rien à mettre en face de « {territory} ». Donnez « with » : le code d'un autre "
            "territoire."
        )


@dataclass(frozen=True, slots=True)
class _Sides:
    """Contributors by theme here and in both together; "" counts all of them."""

    here: Counts
    both: Counts


def others(territory: str) -> tuple[str, ...]:
    """Return what a territory is compared with when nothing else is asked: région and nation.

    Raises:
        NothingBeside: nothing holds it.
    """
    kinds = ("région", NATIONAL)
    gazetteer = load_gazetteer()
    above = gazetteer.path(territory)[1:]
    if not above:
        raise NothingBeside(territory)
    return tuple(code for code in above if gazetteer.level(code) in kinds or code == NATIONAL)


def compare(session: Session, view: View, other: str) -> Comparison:
    """Return the territory of a view beside another, in contributors, from kept counts only.

    Where one holds the other, the smaller is compared with the rest of the larger. The reader must
    be allowed to see figures of both.

    Raises:
        NothingBeside: both are the same.
        NotCompared, NothingToCompare: the analysis kept nothing to compare.
    """
    here = view.territory
    if here == other:
        raise NothingBeside(here)
    check_kept(session, view.analysis, read_way("territory", here))
    sides, beside = _sides(session, view.analysis, here, other)
    gazetteer = load_gazetteer()
    base, other_base = sides.here.get(ALL, 0), _rest(sides, ALL)
    return Comparison(
        territory=here,
        territory_name=gazetteer.name(here),
        other=other,
        other_name=gazetteer.name(other),
        beside=beside,
        base=base,
        other_base=other_base,
        flag="n<30" if min(base, other_base) < SMALL_BASE else "",
        rare=rare_ideas(session, view),
        **_lists(_differences(sides, outlines(session, view.analysis))),
    )


def _lists(found: Sequence[Difference]) -> dict[str, Any]:
    told = [one for one in found if one.q_value <= TELLING]
    return {
        "more": tuple(one for one in told if one.specificity > 0),
        "less": tuple(one for one in reversed(told) if one.specificity < 0),
        "only_here": tuple(one for one in found if one.seen and not one.other_seen),
        "undecided": len(found) - len(told),
    }


def _sides(session: Session, analysis: str, here: str, other: str) -> tuple[_Sides, str]:
    """Return both sides, and in words what stands beside."""
    gazetteer = load_gazetteer()
    if other in gazetteer.path(here):
        own = _counts(session, analysis, here, (here,))
        both = _counts(session, analysis, here, within(other))
        return _Sides(own, both), f"le reste de : {gazetteer.name(other)}"
    if here in gazetteer.path(other):
        both = _counts(session, analysis, other, within(here))
        inner = _counts(session, analysis, other, (other,))
        rest = {mark: count - inner.get(mark, 0) for mark, count in both.items()}
        beside = f"{gazetteer.name(other)}, face au reste de : {gazetteer.name(here)}"
        return _Sides(rest, both), beside
    own = _counts(session, analysis, here, (here,))
    facing = _counts(session, analysis, other, (other,))
    both = {mark: own.get(mark, 0) + facing.get(mark, 0) for mark in {*own, *facing}}
    return _Sides(own, both), gazetteer.name(other)


def whole_of(session: Session, analysis: str, like: str) -> Counts:
    """Return contributors by theme over all territories of the level of `like`, read once."""
    return _WHOLE.get(session, (analysis, level_of(like)))


def _counts(session: Session, analysis: str, like: str, codes: Sequence[str] | None) -> Counts:
    """Return contributors by theme over the territories `codes` at the level of `like`."""
    if codes is None:
        return whole_of(session, analysis, like)
    return _summed(session, (analysis, level_of(like)), codes)


def _summed(session: Session, kept_as: tuple[str, str], codes: Sequence[str] | None) -> Counts:
    kept, (analysis, way) = SpecificityRow, kept_as
    query = select(kept.theme_id, kept.seen).where(
        kept.analysis_id == analysis,
        kept.way == way,
        kept.unit == Unit.CONTRIBUTORS.value,
        kept.level.in_((0, 1, 2)),
    )
    if codes is not None:
        query = query.where(kept.part.in_(codes))
    # Summed here: a GROUP BY makes SQLite walk the index of themes, over all territories.
    found: Counter[str] = Counter()
    for theme, seen in session.execute(query):
        found[theme] += seen
    return found


def _of_all(session: Session, kept_as: tuple[str, str]) -> Counts:
    return _summed(session, kept_as, None)


_WHOLE: Remembered[tuple[str, str], Counts] = Remembered(_of_all)
"""The nation, by analysis and level: the same for whatever is compared with it."""


def _rest(sides: _Sides, mark: str) -> int:
    return sides.both.get(mark, 0) - sides.here.get(mark, 0)


def _differences(sides: _Sides, themes: Sequence[Outline]) -> list[Difference]:
    """Return themes and sub-themes that occur on either side, the most over-used here first."""
    found = [
        one
        for level in (1, 2)
        for one in _level(sides, [t for t in themes if t.level == level and t.id in sides.both])
    ]
    return sorted(found, key=lambda one: (-one.specificity, one.level, one.theme_id))


def _level(sides: _Sides, themes: Sequence[Outline]) -> list[Difference]:
    base, rest = sides.here.get(ALL, 0), _rest(sides, ALL)
    marked = np.array([sides.both[one.id] for one in themes], dtype=np.float64)
    seen = np.array([sides.here.get(one.id, 0) for one in themes], dtype=np.float64)
    drawn, total = np.full_like(seen, base), np.full_like(seen, base + rest)
    index = lafon(total, marked, drawn, seen) + 0.0  # no minus before zero
    p = two_sided(index)
    low, high = wilson(seen, drawn)
    columns = zip(themes, low, high, index, p, false_discovery(p), strict=True)
    return [_difference(sides, theme, numbers) for theme, *numbers in columns]


def _difference(sides: _Sides, theme: Outline, numbers: Sequence[float]) -> Difference:
    base, rest = sides.here.get(ALL, 0), _rest(sides, ALL)
    seen, other_seen = sides.here.get(theme.id, 0), _rest(sides, theme.id)
    low, high, index, p, q = numbers
    return Difference(
        theme_id=theme.id,
        title=theme.title,
        level=theme.level,
        seen=seen,
        base=base,
        share=seen / base if base else 0.0,
        low=low,
        high=high,
        other_seen=other_seen,
        other_base=rest,
        other_share=other_seen / rest if rest else 0.0,
        specificity=index,
        p_value=p,
        q_value=q,
    )
