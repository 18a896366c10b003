"""Rivals and trivial answers beside our method, on the same questions."""

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.quality_data import Question
from benchmarks.quality_heldout import halves, held_out_npmi
from benchmarks.quality_report import number, table
from benchmarks.quality_rivals import RIVALS, MissingLibrary, RivalFailed, run_rival
from benchmarks.quality_score import Scores, mean, score, trivial
from benchmarks.quality_vectors import Answers
from nlp.pipeline import Tools
from nlp.settings import Settings
from nlp.types import Source

OURS = "**ours**"
Compared = dict[str, dict[str, Scores | None]]
"""Method → question → scores, None where it fails or its library is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What all methods get. `skip_missing` prints – for rivals that are not installed."""

    tools: Tools
    settings: Settings
    skip_missing: bool = False


def rivals(questions: Sequence[Question], setup: Setup, *, npmi: bool) -> Compared:
    """Run all rivals on all questions; NPMI costs each another run, on half of the answers.

    Raises:
        MissingLibrary: one is not installed, and that was not to be passed over.
    """
    found: Compared = {name: {} for name in RIVALS}
    for question in questions:
        run = _Run(question, setup, npmi)
        for name in RIVALS:
            found[name][question.name] = run.scores(name)
    return found


class _Run:
    """One question, its vectors made once for all rivals."""

    def __init__(self, question: Question, setup: Setup, npmi: bool) -> None:
        self._question, self._setup = question, setup
        self._whole = self._answers(question.sources)
        fitted, self._held_out = halves(question.sources, setup.settings.seed)
        self._half = self._answers(fitted) if npmi else None

    def scores(self, name: str) -> Scores | None:
        """Return the scores of a rival, None where it fails or is passed over."""
        try:
            whole = run_rival(name, self._whole, self._question.wanted())
            return score(self._question, whole, self._npmi(name))
        except MissingLibrary:
            if not self._setup.skip_missing:
                raise
        except RivalFailed:
            print(f"{name} fails on {self._question.name}.", file=sys.stderr)
        return None

    def _npmi(self, name: str) -> float | None:
        if self._half is None:
            return None
        with contextlib.suppress(RivalFailed):
            terms = run_rival(name, self._half, self._question.wanted()).terms
            return held_out_npmi(terms, self._held_out) if terms else None
        return None

    def _answers(self, sources: Sequence[Source]) -> Answers:
        answers = Answers(sources, self._setup.tools, self._setup.settings)
        answers.vectors()
        return answers


def trivial_rows(questions: Sequence[Question]) -> Compared:
    """Score the two answers that need no method."""
    found: Compared = {}
    for question in questions:
        for name, labels in trivial(question).items():
            found.setdefault(name, {})[question.name] = score(question, labels)
    return found


def means(found: Compared) -> dict[str, Scores | None]:
    """Return the mean over questions of each method, None where any is missing."""
    rows: dict[str, Scores | None] = {}
    for name, scores in found.items():
        known = [one for one in scores.values() if one]
        rows[name] = mean(known) if len(known) == len(scores) else None
    return rows


def by_question(found: Compared) -> str:
    """Return AMI / ARI / Omega of each method on each question."""
    names = list(next(iter(found.values())))
    rows = [[method, *(_three(scores[name]) for name in names)] for method, scores in found.items()]
    return table(["AMI / ARI / Omega", *names], rows)


def _three(scores: Scores | None) -> str:
    if scores is None:
        return "–"
    return " / ".join(number(value) for value in (scores.ami, scores.ari, scores.omega))
