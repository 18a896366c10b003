"""The order of the stages: the one file that knows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from time import perf_counter

from nlp.aggregate.register import Spoken
from nlp.aggregate.stage import Counted, aggregate
from nlp.aggregate.timeline import NOTHING, Timeline, timeline
from nlp.cluster.model import ThemeModel
from nlp.cluster.stage import Material, cluster, numbered
from nlp.copies.campaigns import campaigns, copies_of
from nlp.copies.stage import Copies
from nlp.corpus import prepare
from nlp.embed.lsa import LsaEncoder
from nlp.embed.stage import alone, embed, fit_lsa, phrase_vectors, word_vectors
from nlp.evidence.stage import Shown, Space, exemplar_rows, no_evidence, weigh
from nlp.evidence.weights import Rows, read_words
from nlp.french import french
from nlp.grouping import Evidence, Grouping
from nlp.identifiers import theme_ids
from nlp.label.stage import Found, label
from nlp.layout.stage import Layout, lay_out
from nlp.nature.stage import Natures, Speech, natures, no_natures
from nlp.protocols import Encoder, Gazetteer, Progress
from nlp.segment.stage import segment
from nlp.settings import Settings
from nlp.tokens.stage import How, read_passages
from nlp.tokens.terms import Terms
from nlp.types import Analysis, Cleaned, Corpus, Lexicon, Passage, Theme, Tokens, Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the stages need from outside. `encoder` is None for LSA fitted on the corpus.

    Without `speech`, passages have no nature.
    """

    lexicon: Lexicon
    gazetteer: Gazetteer
    encoder: Encoder | None = None
    speech: Speech | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is known so far; each stage adds its part. `refused` counts the rows not taken in."""

    cleaned: tuple[Cleaned, ...]
    refused: int = 0
    corpus: Corpus | None = None
    copies: Copies | None = None
    passages: tuple[Passage, ...] = ()
    tokens: tuple[Tokens, ...] = ()
    terms: Terms = field(default_factory=dict)
    lsa: LsaEncoder | None = None
    vectors: Vectors | None = None
    natures: Natures | None = None
    grouping: Grouping | None = None
    model: ThemeModel | None = None
    layout: Layout | None = None
    themes: tuple[Theme, ...] = ()
    evidence: Evidence | None = None
    exemplars: tuple[Rows, ...] = ()
    analysis: Analysis | None = None
    timeline: Timeline = NOTHING
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


def _group(state: State, tools: Tools, settings: Settings) -> State:
    return replace(state, copies=copies_of(_corpus(state)))


def _segment(state: State, tools: Tools, settings: Settings) -> State:
    return replace(state, passages=tuple(segment(_corpus(state).analysed, settings.threads)))


def _tokenise(state: State, tools: Tools, settings: Settings) -> State:
    how = How(pipeline=settings.tokens.pipeline, threads=settings.threads)
    tokens, terms = read_passages(state.passages, tools.lexicon, how)
    return replace(state, tokens=tuple(tokens), terms=terms)


def _embed(state: State, tools: Tools, settings: Settings) -> State:
    lsa = None if tools.encoder else fit_lsa(state.passages, state.tokens, settings)
    vectors = embed(state.passages, state.tokens, tools.encoder or _lsa(lsa))
    return replace(state, lsa=lsa, vectors=vectors)


def _cluster(state: State, tools: Tools, settings: Settings) -> State:
    place = {one.id: one.context.territory for one in _corpus(state).analysed}
    owners = [one.contribution_id for one in state.passages]
    material = Material(
        tokens=state.tokens,
        vectors=_vectors(state),
        owners=numbered(owners),
        places=numbered([place[one] for one in owners]),
    )
    grouping, model = cluster(material, settings)
    return replace(state, grouping=grouping, model=model)


def _label(state: State, tools: Tools, settings: Settings) -> State:
    authors = {one.id: one.context.contributor for one in _corpus(state).analysed}
    encode = partial(phrase_vectors, encoder=tools.encoder or _lsa(state.lsa))
    read = state.passages, state.tokens, _vectors(state), _grouping(state)
    found = Found(*read, authors, encode)
    themes = label(found, settings.label, french(tools.lexicon))
    return replace(state, themes=tuple(themes))


def _weigh(state: State, tools: Tools, settings: Settings) -> State:
    grouping, vectors = _grouping(state), _vectors(state)
    if state.model is None:
        return replace(state, evidence=no_evidence(len(state.passages)), vectors=None)
    named = {one.id: one for one in state.themes}
    themes = [named[one] for one in theme_ids(grouping).themes]
    exemplars = exemplar_rows(state.passages, vectors, themes, state.model.reduce)
    shown = Shown(vectors=vectors, grouping=grouping, exemplars=exemplars)
    found = explain(shown, state.tokens, state.model, tools.encoder or _lsa(state.lsa))
    return replace(state, evidence=found, exemplars=exemplars, vectors=None)


def explain(
    shown: Shown, tokens: Sequence[Tokens], model: ThemeModel, encoder: Encoder
) -> Evidence:
    """Return what speaks for the themes of passages that a model placed."""
    held = read_words(tokens)
    rows = word_vectors(held.lemmas, held.forms, encoder)
    space = Space(reduce=model.reduce, components=model.components, centroids=model.centroids)
    return weigh(shown, held, rows, space)


def _aggregate(state: State, tools: Tools, settings: Settings) -> State:
    counted = Counted(
        corpus=_corpus(state),
        passages=state.passages,
        grouping=_grouping(state),
        themes=state.themes,
        refused=state.refused,
        evidence=_evidence(state),
        copies=_copies(state).group,
    )
    analysis = aggregate(counted, tools.gazetteer, settings.cluster.least_passages)
    name = tools.encoder.name if tools.encoder else "lsa"
    found = campaigns(counted.corpus, _copies(state))
    return replace(state, analysis=replace(analysis, encoder=name, campaigns=found))


STAGES: tuple[Stage, ...] = (
    Stage("préparation", 0.05, _prepare),
    Stage("copies", 0.10, _group),
    Stage("découpage", 0.10, _segment),
    Stage("mots", 0.25, _tokenise),
    Stage("vecteurs", 0.15, _embed),
    Stage("thèmes", 0.15, _cluster),
    Stage("titres", 0.10, _label),
    Stage("preuves", 0.05, _weigh),
    Stage("comptes", 0.05, _aggregate),
)


def _draw(state: State, tools: Tools, settings: Settings) -> State:
    if state.model is None:
        return state
    found = lay_out(state.model, _grouping(state), _vectors(state), settings.seed)
    return replace(state, layout=found)


def _follow(state: State, tools: Tools, settings: Settings) -> State:
    spoken = Spoken(_corpus(state), state.passages, _copies(state).group)
    return replace(state, timeline=timeline(spoken, _grouping(state), tools.gazetteer))


def _tell(state: State, tools: Tools, settings: Settings) -> State:
    speech, passages = tools.speech, state.passages
    if speech is None or not passages:
        return replace(state, natures=no_natures(len(passages)))
    return replace(state, natures=natures(passages, alone(passages, (), speech.encoder), speech))


TELL = Stage("natures", 0.15, _tell)
"""What passages say, a constat or a proposition: for those who keep it, after all other stages."""

FOLLOW = Stage("chronologie", 0.03, _follow)
"""Themes over time: for those who keep them, after all other stages."""

DRAW = Stage("carte", 0.02, _draw)
"""Passages as points, for those who draw them: while there still are vectors."""

KEPT_STAGES = (*STAGES[:-2], DRAW, *STAGES[-2:], TELL, FOLLOW)
"""All stages, in their order, of an analysis that is kept and shown."""


def _corpus(state: State) -> Corpus:
    if state.corpus is None:
        raise ValueError("stage « préparation » has not run")
    return state.corpus


def _copies(state: State) -> Copies:
    if state.copies is None:
        raise ValueError("stage « copies » has not run")
    return state.copies


def _vectors(state: State) -> Vectors:
    if state.vectors is None:
        raise ValueError("stage « vecteurs » has not run")
    return state.vectors


def _grouping(state: State) -> Grouping:
    if state.grouping is None:
        raise ValueError("stage « thèmes » has not run")
    return state.grouping


def _evidence(state: State) -> Evidence:
    if state.evidence is None:
        raise ValueError("stage « preuves » has not run")
    return state.evidence


def _lsa(lsa: LsaEncoder | None) -> LsaEncoder:
    if lsa is None:
        raise ValueError("stage « vecteurs » has not run")
    return lsa
