"""Our method run again: with other seeds, on subsamples, and on one half of the answers."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from benchmarks.quality_ours import analysed
from nlp.evaluate.partition import agreement
from nlp.evaluate.themes import PassageKey, themes_of_passages
from nlp.pipeline import Tools
from nlp.settings import Settings
from nlp.types import Analysis, Source

RUNS = 3
"""So many runs are compared, pair by pair."""
KEPT = 0.8


def between_seeds(
    first: Analysis, sources: Sequence[Source], given: Tools, settings: Settings
) -> float:
    """Return the mean adjusted Rand of pairs of runs with other seeds, `first` among them."""
    others = [
        analysed(sources, given, replace(settings, seed=settings.seed + step))
        for step in range(1, RUNS)
    ]
    return _mean_agreement([themes_of_passages(one.assignments) for one in (first, *others)])


def between_subsamples(sources: Sequence[Source], given: Tools, settings: Settings) -> float:
    """Return the same of pairs of runs on 80 % of the answers, on the passages both saw."""
    parts = [subsample(sources, KEPT, settings.seed + step) for step in range(RUNS)]
    runs = [analysed(part, given, settings) for part in parts]
    return _mean_agreement([themes_of_passages(one.assignments) for one in runs])


def subsample(sources: Sequence[Source], share: float, seed: int) -> list[Source]:
    """Return a share of the texts, drawn by the seed, in their order."""
    size = round(share * len(sources))
    drawn = random.Random(seed).sample(range(len(sources)), size)
    return [sources[place] for place in sorted(drawn)]


def _mean_agreement(runs: Sequence[dict[PassageKey, str]]) -> float:
    pairs = [agreement(one, other) for one, other in combinations(runs, 2)]
    return sum(pairs) / len(pairs)
