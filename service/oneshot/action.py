"""One run: read, clean, analyse, write."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.intake import Intake, IntakeFile, take_in
from data.lexicons import load_lexicon
from data.territories.gazetteer import load_gazetteer
from models.registry import load_encoder
from nlp.clean.stage import clean
from nlp.pipeline import STAGES, State, Tools, finish, run_stage, start
from nlp.placing import remember
from nlp.saved import FILES as MODEL_FILES
from nlp.saved import SavedModel, save
from nlp.types import Analysis, Cleaned, Contribution
from service.oneshot.allocator import give_back
from service.oneshot.campaigns import write_campaigns
from service.oneshot.collector import collect_new, collector_held
from service.oneshot.evidence import write_evidence
from service.oneshot.folder import EVIDENCE, check_output, written_whole
from service.oneshot.manifest import (
    check_promise,
    cleaning_counts,
    what_became,
    what_it_took,
    what_was_read,
    what_was_run,
)
from service.oneshot.meter import Meter
from service.oneshot.options import Request, Result, RunOptions
from service.oneshot.tables import write_assignments, write_rejected, write_territories
from service.oneshot.themes import write_json, write_themes

READING, CLEANING, WRITING = "lecture", "nettoyage", "écriture"
BEFORE = 0.15
"""Share of the time that reading and cleaning take."""

Manifest = dict[str, Any]


@dataclass(slots=True)
class _Found:
    """What is known so far of one run."""

    intake: Intake
    analysis: Analysis
    cleaning: dict[str, int]
    texts: tuple[Contribution, ...] = ()
    model: SavedModel | None = None


@dataclass(slots=True)
class _Bench:
    """How one run is done and measured."""

    options: RunOptions
    tools: Tools
    meter: Meter = field(default_factory=Meter)

    @contextmanager
    def begin(self, stage: str, fraction: float) -> Iterator[None]:
        self.options.progress(stage, fraction)
        with self.meter.stage(stage):
            yield
            collect_new()


def run(inputs: Sequence[Path], out: Path, options: RunOptions | None = None) -> Result:
    """Analyse files and write the files of the contract into `out`; see `run_request`."""
    files = tuple(IntakeFile(path=path) for path in inputs)
    return run_request(Request(files=files, out=out, options=options or RunOptions()))


def run_request(request: Request) -> Result:
    """Analyse files and write the result as a whole, or nothing.

    Raises:
        DataError: a file cannot be used.
        EncoderError: the encoder cannot be loaded.
        OutputInUse, OutputNotOurs, StateFolderReadOnly, DiskFull: `out` cannot be written.
        VoicesLost: not everything received is accounted for.
    """
    check_output(request.out, force=request.options.force)
    check_model(request.options)
    give_back()
    encoder = load_encoder(request.options.settings.embed.encoder)
    tools = Tools(lexicon=load_lexicon(), gazetteer=load_gazetteer(), encoder=encoder)
    bench = _Bench(request.options, tools)
    with collector_held():
        found = _analyse(request, bench)
        manifest = _write(request.out, found, bench)
    return Result(
        out=request.out,
        analysis=found.analysis,
        manifest=manifest,
        spent=tuple(bench.meter.spent),
        texts=found.texts,
        model=request.options.model if found.model else None,
    )


def check_model(options: RunOptions) -> None:
    """Refuse a folder for the model that would lose something; do this before the work.

    Raises:
        OutputInUse, OutputNotOurs: as `check_output`.
    """
    if options.model is not None:
        check_output(options.model, force=options.force, files=MODEL_FILES)


def _analyse(request: Request, bench: _Bench) -> _Found:
    with bench.begin(READING, 0.0):
        intake = take_in(request.files, request.options.intake, load_gazetteer())
        request.options.check(intake.report)
    with bench.begin(CLEANING, BEFORE / 3):
        cleaned = tuple(clean(intake.sources, bench.options.settings.threads))
        cleaning = cleaning_counts(cleaned)
    refused = sum(not row.set_aside for row in intake.rejected)
    received = len(intake.sources) + refused
    # The texts as received are not needed any more, and may be as large as all the rest.
    intake = replace(intake, sources=())
    state = _stages(cleaned, refused, bench)
    analysis = finish(state)
    check_promise(analysis.account, received)
    texts = _too_few(state) if analysis.message else ()
    return _Found(intake, analysis, cleaning, texts, _model(state, bench))


def _model(state: State, bench: _Bench) -> SavedModel | None:
    if bench.options.model is None:
        return None
    return remember(state, bench.tools, bench.options.settings)


def _stages(cleaned: tuple[Cleaned, ...], refused: int, bench: _Bench) -> State:
    state, done = start(cleaned, refused), BEFORE
    del cleaned
    for stage in STAGES:
        with bench.begin(stage.name, done):
            state = run_stage(stage, state, bench.tools, bench.options.settings)
        done += stage.weight * (1 - BEFORE)
    return state


def _too_few(state: State) -> tuple[Contribution, ...]:
    return state.corpus.analysed if state.corpus else ()


def _write(out: Path, found: _Found, bench: _Bench) -> Manifest:
    with written_whole(out, force=bench.options.force) as folder, _model_written(found, bench):
        with bench.begin(WRITING, 1.0):
            _write_tables(folder, found, bench.options)
        manifest = _manifest(found, bench, folder)
        write_json(folder / "manifest.json", manifest)
    bench.options.progress("terminé", 1.0)
    return manifest


def _write_tables(folder: Path, found: _Found, options: RunOptions) -> None:
    write_themes(folder / "themes.json", found.analysis.themes)
    write_assignments(folder / "assignments.csv", found.analysis)
    write_territories(folder / "territories.csv", found.analysis)
    write_rejected(folder / "rejected.csv", found.intake.rejected)
    if options.evidence:
        write_evidence(folder / EVIDENCE, found.analysis)
    if options.campaigns:
        write_campaigns(folder, found.analysis.campaigns)


@contextmanager
def _model_written(found: _Found, bench: _Bench) -> Iterator[None]:
    """Write the model, if there is one, whole and only if the result can be written too."""
    target = bench.options.model
    if found.model is None or target is None:
        yield
        return
    with written_whole(target, force=bench.options.force, files=MODEL_FILES) as folder:
        save(folder, found.model)
        yield


def _manifest(found: _Found, bench: _Bench, folder: Path) -> Manifest:
    return {
        **what_was_read(found.intake.report),
        **what_was_run(bench.options.settings, bench.tools.encoder),
        **what_became(found.analysis, found.cleaning),
        **what_it_took(bench.meter.spent, folder),
    }
