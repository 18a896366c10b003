"""How good the themes are: against tags given by a person, beside other methods, run after run.

    python -m benchmarks.quality --ours-only --quick [--questions DC11,TE12]   one run a question
    python -m benchmarks.quality --ours-only [--encoder NAME] [--tags FILE]    with stability
    python -m benchmarks.quality --ablation [--quick]                          our variants
    python -m benchmarks.quality [--write]                                     all, with rivals

Data: answers with tags; six questions mixed, the question being the label; invented answers.
AMI and ARI are of answers with one label, the rest of all; an answer without theme is a cluster of
its own. The measures are those of `nlp/evaluate`.

The rivals need libraries that the product does not: in an environment of their own,

    pip install --require-hashes --no-deps -r requirements.lock
    pip install --require-hashes --no-deps -r requirements-bench.lock
    pip install torch==2.13.0       # the processor's build; Turftopic imports it, nothing uses it
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks import quality_sections as sections
from benchmarks.machine import machine
from benchmarks.quality_compared import Setup
from benchmarks.quality_data import DEBATE, TAGS, Question, mixture, tagged
from benchmarks.quality_ours import run, tools
from benchmarks.quality_planted import planted
from benchmarks.quality_rivals import MissingLibrary
from nlp.settings import Settings

RESULTS = Path(__file__).parent / "results"
PARTS = ("tags", "mixture", "planted")


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tags", type=Path, default=TAGS, help="lines {id, question, text, tags}")
    parser.add_argument("--questions", default="", help="only these, with commas")
    parser.add_argument("--parts", default=",".join(PARTS), help="which data, with commas")
    parser.add_argument("--encoder", default="", help="name of our encoder; lsa for none")
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--each", type=int, default=1_000, help="answers a question, when mixed")
    parser.add_argument("--invented", type=int, default=1_000, help="how many are invented")
    parser.add_argument("--ours-only", action="store_true", help="without the rivals")
    parser.add_argument("--quick", action="store_true", help="without stability and NPMI")
    parser.add_argument("--ablation", action="store_true", help="only the variants of our method")
    parser.add_argument("--skip-missing", action="store_true", help="rivals not installed: –")
    parser.add_argument("--write", action="store_true", help="keep the results in the tree")
    wanted = parser.parse_args()
    if wanted.write and (wanted.quick or wanted.ours_only or wanted.skip_missing):
        parser.error("only a full run is kept: no --write with --quick or without rivals")
    return wanted


def chosen(path: Path, names: str) -> list[Question]:
    """Return the questions of a file, or those named."""
    if not path.exists():
        sys.exit(f"{path} is not there: nothing to measure.")
    wanted = {name for name in names.split(",") if name}
    return [one for one in tagged(path) if not wanted or one.name in wanted]


def report(wanted: argparse.Namespace, setup: Setup) -> Iterator[str]:
    """Yield the sections asked for, each as soon as it is measured."""
    parts, alone = wanted.parts.split(","), wanted.ours_only
    if "tags" in parts:
        questions = chosen(wanted.tags, wanted.questions)
        text, own = sections.ours(questions, setup, quick=wanted.quick)
        yield text
        if alone:
            yield sections.trivially(questions)
        else:
            yield sections.methods(questions, setup, own, quick=wanted.quick)
    if "mixture" in parts and DEBATE.is_dir():
        title = f"Six questions of the Grand Débat, {wanted.each} answers each, mixed"
        mixed = mixture(wanted.each, wanted.seed)
        yield sections.known(title, mixed, setup, with_rivals=not alone)
    if "planted" in parts:
        title = f"{wanted.invented} invented answers on eight themes"
        invented = planted(wanted.invented, wanted.seed)
        yield sections.known(title, invented, setup, with_rivals=not alone)


def head(wanted: argparse.Namespace, setup: Setup) -> str:
    """Return the title of the report and what it was measured with."""
    encoder = setup.tools.encoder.name if setup.tools.encoder else "lsa"
    return (
        f"# Quality of themes\n\n{machine()}\n\n"
        f"Tags: {wanted.tags.name}; our encoder: {encoder}; seed {wanted.seed}."
    )


def main() -> None:
    """Measure, print, and keep the results when asked to."""
    wanted = options()
    settings = replace(Settings(), seed=wanted.seed)
    setup = Setup(tools=tools(wanted.encoder), settings=settings, skip_missing=wanted.skip_missing)
    run(planted(60, wanted.seed).sources, setup.tools, settings)  # imports are not to be timed
    began, texts = time.perf_counter(), [head(wanted, setup)]
    print(texts[0])
    try:
        for text in measured(wanted, setup):
            print(f"\n{text}", flush=True)
            texts.append(text)
    except MissingLibrary as error:
        sys.exit(str(error))
    texts.append(f"The whole run took {time.perf_counter() - began:.0f} s.")
    print(f"\n{texts[-1]}")
    if wanted.write:
        name = "quality_ablation.md" if wanted.ablation else "quality.md"
        (RESULTS / name).write_text("\n\n".join(texts) + "\n", encoding="utf-8")


def measured(wanted: argparse.Namespace, setup: Setup) -> Iterator[str]:
    """Yield the sections of the report, or the table of variants."""
    if wanted.ablation:
        questions = chosen(wanted.tags, wanted.questions)
        yield sections.ablation(questions, wanted.seed, quick=wanted.quick)
    else:
        yield from report(wanted, setup)


if __name__ == "__main__":
    main()
