"""Ids that several files use are told apart, so that no voice hides behind another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from data.tally import Tally
from nlp.types import Source


def tell_apart(tallies: Sequence[Tally]) -> None:
    """Make the ids of all sources distinct.

    Files whose own ids collide get their name before each id; ids drawn from content, which are
    equal when all the content is, get "-2", "-3".
    """
    stems = _stems(tallies)
    for tally, stem in zip(tallies, stems, strict=True):
        if tally.harvest.own_ids and _collides(tally, tallies):
            tally.prefix(f"{stem}:")
    seen: dict[str, int] = {}
    for tally in tallies:
        tally.harvest.sources[:] = [_distinct(source, seen) for source in tally.harvest.sources]


def _distinct(source: Source, seen: dict[str, int]) -> Source:
    if source.id not in seen:
        seen[source.id] = 1
        return source
    seen[source.id] += 1
    return replace(source, id=_fresh(source.id, seen))


def _fresh(id_: str, seen: dict[str, int]) -> str:
    while True:
        fresh = f"{id_}-{seen[id_]}"
        if fresh not in seen:
            seen[fresh] = 1
            return fresh
        seen[id_] += 1


def _stems(tallies: Sequence[Tally]) -> list[str]:
    counts: Counter[str] = Counter()
    stems = []
    for tally in tallies:
        stem = PurePath(tally.opened.file.title).stem
        counts[stem] += 1
        stems.append(f"{stem}~{counts[stem]}" if counts[stem] > 1 else stem)
    return stems


def _collides(tally: Tally, tallies: Sequence[Tally]) -> bool:
    others = (other for other in tallies if other is not tally and other.harvest.own_ids)
    return any(not tally.ids().isdisjoint(other.ids()) for other in others)
