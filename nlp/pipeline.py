"""The order of the stages: the one file that knows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from nlp.aggregate.stage import Counted, aggregate
from nlp.cluster.stage import cluster
from nlp.corpus import prepare
from nlp.embed.stage import embed
from nlp.french import french
from nlp.label.stage import Found, label
from nlp.protocols import Encoder, Gazetteer, Progress
from nlp.segment.stage import segment
from nlp.settings import Settings
from nlp.tokens.stage import tokenise
from nlp.types import (
    Analysis,
    Cleaned,
    Corpus,
    Grouping,
    Lexicon,
    Passage,
    Theme,
    Tokens,
    Vectors,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the stages need from outside. `encoder` is None for LSA fitted on the corpus."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    encoder: Encoder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is known so far; each stage adds its part. `refused` counts the rows not taken in."""

    cleaned: tuple[Cleaned, ...]
    refused: int = 0
    corpus: Corpus | None = None
    passages: tuple[Passage, ...] = ()
    tokens: tuple[Tokens, ...] = ()
    vectors: Vectors | None = None
    grouping: Grouping | None = None
    themes: tuple[Theme, ...] = ()
    analysis: Analysis | None = None
    seconds: tuple[tuple[str, float], ...] = field(default=())


Run = Callable[[State, Tools, Settings], State]


@dataclass(frozen=True, slots=True)
class Stage:
    """A named step. `weight` is its usual share of the time, for estimates."""

    name: str
    weight: float
    run: Run


def analyse(state: State, tools: Tools, settings: Settings, progress: Progress) -> Analysis:
    """Run all stages on `start(...)` and return what was found."""
    done = 0.0
    for stage in STAGES:
        progress(stage.name, done)
        state = run_stage(stage, state, tools, settings)
        done += stage.weight
    progress("terminé", 1.0)
    return finish(state)


def start(cleaned: Sequence[Cleaned], refused: int = 0) -> State:
    """Return the state before the first stage."""
    return State(cleaned=tuple(cleaned), refused=refused)


def run_stage(stage: Stage, state: State, tools: Tools, settings: Settings) -> State:
    """Run one stage and note its seconds."""
    began = perf_counter()
    state = stage.run(state, tools, settings)
    taken = round(perf_counter() - began, 3)
    return replace(state, seconds=(*state.seconds, (stage.name, taken)))


def finish(state: State) -> Analysis:
    """Return the analysis of a state that went through all stages."""
    if state.analysis is None:
        raise ValueError("the last stage has not run")
    return replace(state.analysis, seconds=dict(state.seconds))


def _prepare(state: State, tools: Tools, settings: Settings) -> State:
    return replace(state, cleaned=(), corpus=prepare(state.cleaned))


def _segment(state: State, tools: Tools, settings: Settings) -> State:
    return replace(state, passages=tuple(segment(_corpus(state).analysed, settings.threads)))


def _tokenise(state: State, tools: Tools, settings: Settings) -> State:
    pipeline, threads = settings.tokens.pipeline, settings.threads
    tokens = tokenise(state.passages, tools.lexicon, pipeline, threads)
    return replace(state, tokens=tuple(tokens))


def _embed(state: State, tools: Tools, settings: Settings) -> State:
    return replace(state, vectors=embed(state.passages, state.tokens, tools.encoder, settings))


def _cluster(state: State, tools: Tools, settings: Settings) -> State:
    return replace(state, grouping=cluster(state.tokens, _vectors(state), settings))


def _label(state: State, tools: Tools, settings: Settings) -> State:
    authors = {one.id: one.context.contributor for one in _corpus(state).analysed}
    found = Found(state.passages, state.tokens, _vectors(state), _grouping(state), authors)
    themes = label(found, settings.label, french(tools.lexicon))
    return replace(state, themes=tuple(themes), vectors=None)


def _aggregate(state: State, tools: Tools, settings: Settings) -> State:
    counted = Counted(_corpus(state), state.passages, _grouping(state), state.themes, state.refused)
    analysis = aggregate(counted, tools.gazetteer, settings.cluster.least_passages)
    name = tools.encoder.name if tools.encoder else "lsa"
    return replace(state, analysis=replace(analysis, encoder=name))


STAGES: tuple[Stage, ...] = (
    Stage("préparation", 0.05, _prepare),
    Stage("découpage", 0.10, _segment),
    Stage("mots", 0.30, _tokenise),
    Stage("vecteurs", 0.20, _embed),
    Stage("thèmes", 0.20, _cluster),
    Stage("titres", 0.10, _label),
    Stage("comptes", 0.05, _aggregate),
)


def _corpus(state: State) -> Corpus:
    if state.corpus is None:
        raise ValueError("stage « préparation » has not run")
    return state.corpus


def _vectors(state: State) -> Vectors:
    if state.vectors is None:
        raise ValueError("stage « vecteurs » has not run")
    return state.vectors


def _grouping(state: State) -> Grouping:
    if state.grouping is None:
        raise ValueError("stage « thèmes » has not run")
    return state.grouping
