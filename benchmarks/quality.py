"""How good the themes are: against tags given by a person, and from one run to the next.

    python -m benchmarks.quality --ours-only [--quick] [--encoder NAME] [--questions DC11,TE12]
    python -m benchmarks.quality --ours-only --tags FILE

`--quick` leaves out what needs more than one run a question: stability and NPMI. The measures are
those of `nlp/evaluate`; an answer without theme is a cluster of its own.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.quality_checked import Checked, check, checks_table, faults_list
from benchmarks.quality_data import TAGS, Question, tagged
from benchmarks.quality_ours import tools
from benchmarks.quality_report import scores_table, section
from benchmarks.quality_score import Scores, mean, score, trivial
from nlp.settings import Settings


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tags", type=Path, default=TAGS, help="lines {id, question, text, tags}")
    parser.add_argument("--questions", default="", help="only these, with commas")
    parser.add_argument("--encoder", default="", help="name of our encoder; lsa for none")
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--ours-only", action="store_true", help="without the rivals")
    parser.add_argument("--quick", action="store_true", help="one run a question, nothing more")
    return parser.parse_args()


def chosen(path: Path, names: str) -> list[Question]:
    """Return the questions of a file, or those named."""
    if not path.exists():
        sys.exit(f"{path} is not there: nothing to measure.")
    wanted = {name for name in names.split(",") if name}
    return [one for one in tagged(path) if not wanted or one.name in wanted]


def with_mean(rows: Mapping[str, Scores]) -> dict[str, Scores]:
    """Add the mean of the rows."""
    return {**rows, "**mean**": mean(list(rows.values()))}


def trivial_rows(questions: list[Question]) -> dict[str, Scores]:
    """Return the means of the two answers that need no method."""
    names = list(trivial(questions[0]))
    return {
        name: mean([score(question, trivial(question)[name]) for question in questions])
        for name in names
    }


def ours(found: Mapping[str, Checked], questions: list[Question]) -> str:
    """Return the tables of our method."""
    scores = with_mean({name: one.scores for name, one in found.items()})
    return section(
        "Ours, question by question",
        scores_table("question", {**scores, **trivial_rows(questions)}),
        checks_table(found),
    )


def main() -> None:
    """Measure and print."""
    wanted = options()
    questions = chosen(wanted.tags, wanted.questions)
    given, settings = tools(wanted.encoder), replace(Settings(), seed=wanted.seed)
    encoder = given.encoder.name if given.encoder else "lsa"
    print(f"# Quality of themes\n\n{machine()}\n\nEncoder: {encoder}; seed {wanted.seed}.\n")
    found = {one.name: check(one, given, settings, quick=wanted.quick) for one in questions}
    print(ours(found, questions), "\n")
    print(faults_list(found))


if __name__ == "__main__":
    main()
