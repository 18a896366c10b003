"""The analysis of a consultation, step by step: the stages of `nlp.pipeline`, made durable."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from nlp.pipeline import KEPT_STAGES, Stage, State, finish, run_stage
from nlp.pipeline import start as begin
from nlp.types import Analysis as Found
from service.analyses.load import count_refused, load_cleaned, load_tools
from service.analyses.manifest import manifest
from service.analyses.models import keep_model
from service.analyses.settings import from_plain
from service.analyses.spoken import spoken
from service.analyses.store import store, store_timeline
from service.analyses.tables import Analysis
from service.closed.crossing import store_crossings
from service.closed.store import count_closed
from service.consultations.tables import Consultation
from service.db.engine import reading, writing
from service.errors import NothingToAnalyse
from service.ideas.store import store_map
from service.jobs.steps import Bench, Recipe, Step
from service.oneshot.meter import Meter, Spent
from service.search.actions import make_ready
from service.specificities.store import store_kept
from service.specificities.work import Kept, compare
from service.territories.residual import store_residual

STORE = 0.15
"""The share of time for loading and storing, beside the weights of the stages (1 in all)."""

COMPARE = "comparaisons"
COMPARE_SHARE = 0.1
"""Its share of the time, as above."""
INDEX = 0.25
"""That for making the texts ready to be searched."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The state between two steps, with what each stage so far took."""

    state: State
    spent: tuple[Spent, ...] = ()
    kept: Kept = field(default_factory=Kept)


def load_texts(bench: Bench, _: None) -> Measured:
    """Load the texts of all finished batches.

    Raises:
        NothingToAnalyse: there are none.
    """
    with writing(bench.engine) as session:
        mark(session, bench.subject, "running")
        session.commit()
    with reading(bench.engine) as session:
        analysis = session.get_one(Analysis, bench.subject)
        consultation = session.get_one(Consultation, analysis.consultation_id)
        cleaned = tuple(load_cleaned(session, consultation.id))
        if not cleaned:
            raise NothingToAnalyse(consultation.slug)
        return Measured(begin(cleaned, count_refused(session, consultation.id)))


def compare_all(_: Bench, before: Measured) -> Measured:
    """Compute what requests read: specificities, words of parts, quotations."""
    meter = Meter()
    with meter.stage(COMPARE):
        kept = compare(before.state)
    return replace(before, kept=kept, spent=(*before.spent, *meter.spent))


def store_analysis(bench: Bench, done: Measured) -> dict[str, Any]:
    """Keep the model, then store everything in one transaction; return the counts.

    A crash in between leaves a model without a finished analysis, which the next try replaces.
    """
    found = finish(done.state)
    with writing(bench.engine) as session:
        analysis = session.get_one(Analysis, bench.subject)
        if analysis.state != "done":
            keep_model(bench.home, analysis, done.state)
            analysis.manifest = manifest(session, analysis, found, done.spent)
            store(session, analysis, found, spoken(done.state))
            store_timeline(session, analysis, done.state.timeline)
            _store_closed(session, analysis, found)
            store_kept(session, analysis.id, done.kept)
            store_map(session, analysis, done.state)
            store_residual(session, analysis.id, done.state)
            session.commit()
        return {"analysis": analysis.id, **analysis.account, **analysis.quality}


def _store_closed(session: Session, analysis: Analysis, found: Found) -> None:
    """Count the closed questions as they are now, and cross them with the themes."""
    own = analysis.id, analysis.consultation_id
    questions = count_closed(session, analysis.consultation_id)
    store_crossings(session, own, questions, found.assignments)


def index_texts(bench: Bench, stored: dict[str, Any]) -> dict[str, Any]:
    """Make the texts ready to be searched, from where it was left; return the counts again."""
    make_ready(bench.engine, bench.home, bench.subject, bench.tell)
    return stored


def mark(session: Session, analysis: str, state: str) -> None:
    """Set the state of an analysis that is not stored yet."""
    unfinished = (Analysis.id == analysis, Analysis.state != "done")
    session.execute(update(Analysis).where(*unfinished).values(state=state))


def step_of(stage: Stage) -> Step:
    """Return a stage of the pipeline as a step of a job."""

    def run(bench: Bench, before: Measured) -> Measured:
        with reading(bench.engine) as session:
            settings = from_plain(session.get_one(Analysis, bench.subject).settings)
        meter, tools = Meter(), load_tools(settings)
        with meter.stage(stage.name):
            state = run_stage(stage, before.state, tools, settings)
        return Measured(state, (*before.spent, *meter.spent))

    return Step(stage.name, stage.weight, run)


def recipe(stages: tuple[Stage, ...] = KEPT_STAGES) -> Recipe:
    """Return the recipe of the job "analyse" with these stages."""
    steps = (
        Step("chargement", STORE / 3, load_texts),
        *(step_of(stage) for stage in stages),
        Step(COMPARE, COMPARE_SHARE, compare_all),
        Step("enregistrement", STORE, store_analysis),
        Step("indexation", INDEX, index_texts),
    )
    return Recipe(steps=steps, mark=mark)


RECIPE = recipe()
"""What the job "analyse" does."""
