"""The sections of the report, each measured when it is asked for."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.quality_checked import Checked, check, checks_table, faults_list
from benchmarks.quality_compared import (
    OURS,
    Compared,
    Setup,
    by_question,
    means,
    rivals,
    trivial_rows,
)
from benchmarks.quality_data import Question
from benchmarks.quality_ours import run, tools
from benchmarks.quality_report import number, scores_table, section, table
from benchmarks.quality_score import mean, score
from benchmarks.quality_variants import VARIANTS
from nlp.settings import Settings

MEAN = "**mean**"


def ours(questions: Sequence[Question], setup: Setup, *, quick: bool) -> tuple[str, Compared]:
    """Return what our method does on each question, and its scores for the tables that follow."""
    found = {one.name: check(one, setup.tools, setup.settings, quick=quick) for one in questions}
    scores = {name: one.scores for name, one in found.items()}
    text = section(
        "Our method, question by question",
        scores_table("question", {**scores, MEAN: mean(list(scores.values()))}),
        checks_table(found),
        "Titles of level 1, and what is wrong with titles and terms of both levels:",
        faults_list(found),
    )
    return text, {OURS: dict(scores)}


def methods(questions: Sequence[Question], setup: Setup, own: Compared, *, quick: bool) -> str:
    """Return our method beside the rivals on the tagged questions."""
    found = {**own, **rivals(questions, setup, npmi=not quick), **trivial_rows(questions)}
    title = f"All methods, mean of {len(questions)} questions"
    return section(title, scores_table("method", means(found)), by_question(found))


def trivially(questions: Sequence[Question]) -> str:
    """Return the two answers that need no method, where there are no rivals to print them with."""
    rows = means(trivial_rows(questions))
    return section("Without any method, mean", scores_table("method", rows))


def known(title: str, question: Question, setup: Setup, *, with_rivals: bool) -> str:
    """Return all methods on one set of answers whose themes are known."""
    _, labels = run(question.sources, setup.tools, setup.settings)
    found: Compared = {OURS: {question.name: score(question, labels)}}
    if with_rivals:
        found |= rivals([question], setup, npmi=False)
    found |= trivial_rows([question])
    return section(title, scores_table("method", means(found)))


def ablation(questions: Sequence[Question], seed: int, *, quick: bool) -> str:
    """Return the mean of each variant of our method."""
    found: dict[str, list[Checked]] = {}
    for name, variant in VARIANTS.items():
        given, seeded = tools(variant.encoder), replace(Settings(), seed=seed)
        with variant.in_force():
            found[name] = [check(one, given, seeded, quick=quick) for one in questions]
    scores = {name: mean([one.scores for one in checks]) for name, checks in found.items()}
    steady = [[name, *_steadiness(checks)] for name, checks in found.items()]
    header = ["variant", "ARI between seeds", "ARI between 80 % subsamples"]
    title = f"Variants of our method, mean of {len(questions)} questions"
    return section(title, scores_table("variant", scores), table(header, steady))


def _steadiness(checks: Sequence[Checked]) -> list[str]:
    return [
        number(_mean([one.seeds for one in checks])),
        number(_mean([one.subsamples for one in checks])),
    ]


def _mean(values: Sequence[float | None]) -> float | None:
    known_ones = [value for value in values if value is not None]
    return sum(known_ones) / len(known_ones) if known_ones else None
