"""One method on one question: the measures, and their means over questions."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from benchmarks.quality_data import Question
from benchmarks.quality_ours import Labelling
from nlp.evaluate.bcubed import bcubed
from nlp.evaluate.omega import omega_index
from nlp.evaluate.partition import adjusted_mutual_information, adjusted_rand
from nlp.evaluate.themes import relative_error

NO_THEMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What is printed of one method; None where it has no meaning."""

    ami: float
    ari: float
    omega: float
    precision: float
    recall: float
    f1: float
    themes: float
    wanted: float
    error: float | None
    coverage: float
    npmi: float | None
    seconds: float | None


def score(question: Question, found: Labelling, npmi: float | None = None) -> Scores:
    """Compare labels with the truth: AMI and ARI where it has one label, the rest on all."""
    ids = question.scored()
    single = [one for one in ids if len(question.truth[one]) == 1]
    main = [found.main.get(one, "") for one in single]
    only = [min(question.truth[one]) for one in single]
    every = [found.every.get(one, NO_THEMES) for one in ids]
    truth = [question.truth[one] for one in ids]
    overlap = bcubed(every, truth)
    return Scores(
        ami=adjusted_mutual_information(main, only),
        ari=adjusted_rand(main, only),
        omega=omega_index(every, truth),
        precision=overlap.precision,
        recall=overlap.recall,
        f1=overlap.f1,
        themes=found.themes,
        wanted=question.wanted(),
        error=_error(question, found),
        coverage=found.coverage,
        npmi=npmi,
        seconds=found.seconds,
    )


def mean(scores: Sequence[Scores]) -> Scores:
    """Return the mean of each measure; None where any of them is missing."""
    columns = {one.name: [getattr(each, one.name) for each in scores] for one in fields(Scores)}
    return Scores(**{name: _mean(values) for name, values in columns.items()})  # type: ignore[arg-type]


def _error(question: Question, found: Labelling) -> float | None:
    """Return None where the number was given, or where no label is frequent enough to count."""
    wanted = question.wanted()
    return None if found.given or not wanted else relative_error(found.themes, wanted)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known and len(known) == len(values) else None


def trivial(question: Question) -> dict[str, Labelling]:
    """Return the two answers that need no method: all in one theme, each alone."""
    ids = [one.id for one in question.sources]
    return {
        "all in one theme": Labelling(
            every=dict.fromkeys(ids, frozenset({"one"})),
            main=dict.fromkeys(ids, "one"),
            themes=1,
            coverage=1.0,
        ),
        "each alone": Labelling(
            every={one: frozenset({one}) for one in ids},
            main={one: one for one in ids},
            themes=len(ids),
            coverage=1.0,
        ),
    }
