"""Our method on one question: its scores, its titles, and its steadiness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.quality_data import Question
from benchmarks.quality_heldout import halves, held_out_npmi
from benchmarks.quality_ours import run
from benchmarks.quality_repeated import between_seeds, between_subsamples
from benchmarks.quality_report import number, table
from benchmarks.quality_score import Scores, score
from nlp.clean.stage import clean
from nlp.evaluate.titles import Faults, title_faults, words
from nlp.pipeline import Tools
from nlp.settings import Settings
from nlp.types import Analysis, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What our method did on one question. The stabilities are None when not asked for."""

    scores: Scores
    faults: Faults
    titles: tuple[str, ...]
    seeds: float | None = None
    subsamples: float | None = None


def check(question: Question, given: Tools, settings: Settings, *, quick: bool) -> Checked:
    """Run our method and measure it; a quick check leaves out all that needs more than one run."""
    analysis, found = run(question.sources, given, settings)
    npmi = None if quick else _npmi(question, given, settings)
    return Checked(
        scores=score(question, found, npmi),
        faults=_faults(analysis, question.sources, given),
        titles=tuple(theme.title for theme in analysis.themes if theme.level == 1),
        seeds=None if quick else between_seeds(analysis, question.sources, given, settings),
        subsamples=None if quick else between_subsamples(question.sources, given, settings),
    )


def _npmi(question: Question, given: Tools, settings: Settings) -> float:
    fitted, held_out = halves(question.sources, settings.seed)
    return held_out_npmi(run(fitted, given, settings)[1].terms, held_out)


def _faults(analysis: Analysis, sources: Sequence[Source], given: Tools) -> Faults:
    written = {word for one in clean(sources) for word in words(one.contribution.text)}
    return title_faults(analysis.themes, written, given.lexicon.accents)


def checks_table(found: Mapping[str, Checked]) -> str:
    """Return stability and faults of titles, a row a question."""
    header = [
        "question",
        "ARI between seeds",
        "ARI between 80 % subsamples",
        "titles not of 2 to 6 words",
        "pairs of titles alike",
        "accents lost",
        "terms nobody wrote",
    ]
    return table(header, [[name, *_cells(one)] for name, one in found.items()])


def faults_list(found: Mapping[str, Checked]) -> str:
    """Return the titles and what is wrong with them, for reading."""
    lines: list[str] = []
    for name, one in found.items():
        lines.append(f"- {name}: {' · '.join(one.titles)}")
        alike = [" = ".join(pair) for pair in one.faults.alike]
        faults = [*one.faults.length, *alike, *one.faults.accents, *one.faults.foreign]
        lines += [f"  - fault: {fault}" for fault in faults]
    return "\n".join(lines)


def _cells(one: Checked) -> list[str]:
    faults = (one.faults.length, one.faults.alike, one.faults.accents, one.faults.foreign)
    return [number(one.seeds), number(one.subsamples), *(str(len(kind)) for kind in faults)]
