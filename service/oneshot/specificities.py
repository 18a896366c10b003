"""The specificities of a run, from its folder and the files that it was made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.intake import IntakeFile, take_in
from data.lexicons import load_lexicon
from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.specificities import Specificity, specificities
from nlp.aggregate.vocabulary import (
    REST,
    Spelling,
    against_rest,
    frequent,
    with_words,
    words_by_contribution,
)
from nlp.aggregate.voices import Part, Said, Unit, tabulate
from nlp.clean.stage import clean
from nlp.pipeline import STAGES, State, Tools, run_stage, start
from nlp.types import Corpus
from service.oneshot.options import RunOptions
from service.oneshot.parts import Dimension, Parts, UnknownPart, voices
from service.oneshot.reread import Reread, reread

WORDS = "mots"
"""The last stage that a vocabulary needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A run, its files, and what to compare.

    `part` asks for the vocabulary of that part (one value a dimension) instead of themes; `least`
    is in how many units of the whole a word must be. `theme_level` is 1, or 2 for sub-themes.
    """

    folder: Path
    files: tuple[IntakeFile, ...]
    options: RunOptions
    dimensions: tuple[Dimension, ...]
    level: str = "département"
    unit: Unit = Unit.CONTRIBUTORS
    theme_level: int = 1
    part: Part = ()
    spelling: Spelling = Spelling.FORMS
    least: int = 10
    published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The rows, the titles of themes by id, and how many contributions are in no part."""

    rows: tuple[Specificity, ...]
    titles: dict[str, str]
    contributions: int
    aside: int


def compare(asked: Asked) -> Compared:
    """Read the files again as the run did, and compare the parts of the corpus.

    Raises:
        UnreadableResult, OtherFiles: the folder is no result, or that of other files.
        NoParts, UnknownPart: there is nothing to compare, or no such part.
        DataError: a file cannot be used.
    """
    known = reread(asked.folder)
    progress = asked.options.progress
    progress("lecture", 0.0)
    intake = take_in(asked.files, asked.options.intake, load_gazetteer())
    asked.options.check(intake.report)
    known.check([one.sha256 for one in intake.report.files])
    progress("nettoyage", 0.2)
    state = start(tuple(clean(intake.sources, asked.options.settings.threads)))
    progress("mots" if asked.part else "comptes", 0.4)
    state = _staged(state, asked)
    if state.corpus is None:
        raise ValueError("stage « préparation » has not run")
    parts = Parts(dimensions=asked.dimensions, level=asked.level, gazetteer=load_gazetteer())
    named, said = voices(state.corpus, parts, _marks(state.corpus, known, asked))
    rows = _vocabulary(state, named, said, asked) if asked.part else _themes(said, asked)
    everyone = len(state.corpus.analysed) + len(state.corpus.copied)
    titles = {one: title for one, (title, _) in known.themes.items()}
    return Compared(rows=rows, titles=titles, contributions=everyone, aside=everyone - len(said))


def _staged(state: State, asked: Asked) -> State:
    """Run the stages up to the words, or only the first where themes are compared."""
    tools = Tools(lexicon=load_lexicon(), gazetteer=load_gazetteer())
    last = [stage.name for stage in STAGES].index(WORDS) if asked.part else 0
    for stage in STAGES[: last + 1]:
        state = run_stage(stage, state, tools, asked.options.settings)
    return state


def _marks(corpus: Corpus, known: Reread, asked: Asked) -> dict[str, dict[str, int]]:
    everyone = (*corpus.analysed, *corpus.copied)
    return {one.id: known.themes_of(one.id, asked.theme_level) for one in everyone}


def _themes(said: Sequence[Said], asked: Asked) -> tuple[Specificity, ...]:
    return specificities(tabulate(said, asked.unit), published=asked.published)


def _vocabulary(
    state: State, named: Sequence[str], said: Sequence[Said], asked: Asked
) -> tuple[Specificity, ...]:
    known = {one.part for one in said}
    if asked.part not in known:
        raise UnknownPart(asked.part, sorted(known))
    words = words_by_contribution(state.passages, state.tokens, asked.spelling)
    copies = state.corpus.copies if state.corpus else {}
    told = with_words(said, [words.get(copies.get(one, one), {}) for one in named])
    table = frequent(tabulate(against_rest(told, asked.part), asked.unit), asked.least)
    rows = specificities(table, published=asked.published)
    return tuple(row for row in rows if row.part != (REST,) * len(asked.part))
