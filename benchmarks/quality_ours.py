"""Our method, run as the product runs it, and read as labels."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from data.lexicons import load_lexicon
from data.territories.gazetteer import load_gazetteer
from models.registry import load_encoder
from nlp.clean.stage import clean
from nlp.evaluate.themes import coverage, main_themes, themes_of_contributions
from nlp.pipeline import STAGES, Tools, finish, run_stage, start
from nlp.settings import Settings
from nlp.types import Analysis, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelling:
    """What a method found in some texts.

    `every` and `main` are by id of the answer ("" and an empty set mean none); `terms` has one
    entry a theme, the heaviest term first. `coverage` is the share of passages with content (of
    answers, for methods that do not cut) that have a theme. `given` says that the method was told
    the number of themes; `seconds` is None where there was nothing to do.
    """

    every: dict[str, frozenset[str]]
    main: dict[str, str]
    themes: int
    coverage: float
    terms: tuple[tuple[str, ...], ...] = ()
    seconds: float | None = None
    given: bool = False


def tools(encoder: str) -> Tools:
    """Return what the pipeline needs; "" is the encoder shipped, or LSA while there is none."""
    return Tools(lexicon=load_lexicon(), gazetteer=load_gazetteer(), encoder=load_encoder(encoder))


def analysed(sources: Sequence[Source], given: Tools, settings: Settings) -> Analysis:
    """Clean and analyse texts with all stages."""
    state = start(list(clean(sources)))
    for stage in STAGES:
        state = run_stage(stage, state, given, settings)
    return finish(state)


def labelled(analysis: Analysis, seconds: float) -> Labelling:
    """Read an analysis as labels of level 1."""
    themes = [theme for theme in analysis.themes if theme.level == 1]
    return Labelling(
        every=themes_of_contributions(analysis.assignments),
        main=main_themes(analysis.assignments),
        themes=len(themes),
        coverage=coverage(analysis.assignments),
        terms=tuple(tuple(term.form for term in theme.terms) for theme in themes),
        seconds=seconds,
    )


def run(sources: Sequence[Source], given: Tools, settings: Settings) -> tuple[Analysis, Labelling]:
    """Analyse texts; the seconds are those of cleaning and of all stages."""
    began = time.perf_counter()
    analysis = analysed(sources, given, settings)
    return analysis, labelled(analysis, time.perf_counter() - began)
