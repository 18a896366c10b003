"""What is computed at the end of an analysis, so that no request has to count."""

from dataclasses import dataclass

import numpy as np

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.comparing import Compared, compare_parts
from nlp.aggregate.parting import Parted
from nlp.aggregate.register import Spoken, register
from nlp.copies.stage import LEAST_WORDS
from nlp.identifiers import theme_ids
from nlp.pipeline import State
from nlp.types import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an analysis keeps beside its themes, assignments and cells."""

    specificities: tuple[Compared, ...] = ()


def compare(state: State) -> Kept:
    """Return what is kept of a state that went through all stages; nothing without themes."""
    if state.corpus is None or state.grouping is None or not state.themes:
        return Kept()
    spoken = Spoken(state.corpus, state.passages, state.copies.group if state.copies else None)
    gazetteer = load_gazetteer()
    rows = register(spoken, state.grouping, gazetteer)
    parted = Parted(rows, _common(state.corpus), gazetteer)
    ids = theme_ids(state.grouping)
    everything = (*ids.themes, *ids.subthemes)
    return Kept(specificities=tuple(compare_parts(parted, everything, len(ids.themes))))


def _common(corpus: Corpus) -> np.ndarray:
    """Tell which contributions are so short that many say the same on their own, in id order."""
    rows = sorted((*corpus.analysed, *corpus.copied), key=lambda one: one.id)
    return np.array([len(one.text.split()) < LEAST_WORDS for one in rows], dtype=bool)
