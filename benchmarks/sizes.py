"""Whether the number of themes hardly depends on the number of answers, and whether they last.

    python -m benchmarks.sizes [--write]

At N, 2N and 4N answers of one question: the number of themes, the share of passages with content
that have one, and the adjusted Rand index between two seeds and between two samples of 80 %.
Target: the number changes by at most 20 %; both indices at 0.90 or more.
"""

import argparse
import contextlib
import io
import json
import lzma
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.machine import print_table
from benchmarks.quality_ours import analysed, tools
from benchmarks.quality_repeated import KEPT, subsample
from nlp.evaluate.partition import agreement
from nlp.evaluate.themes import coverage, themes_of_passages
from nlp.pipeline import Tools
from nlp.settings import Settings
from nlp.types import Context, Source

FOLDER = Path(__file__).parents[2] / "shared" / "corpora" / "grand_debat"
RESULTS = Path(__file__).parent / "results" / "sizes.md"
QUESTIONS = ("fis_01", "eco_01")
SIZES = (2_000, 4_000, 8_000)
HEADER = ("question", "answers", "themes", "coverage", "between seeds", "between samples of 80 %")

Row = tuple[object, ...]


def read(question: str, count: int) -> list[Source]:
    """Return the first answers to a question; their order is random."""
    with lzma.open(FOLDER / f"{question}.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    context = Context(question=question)
    return [Source(id=row["id"], text=row["text"], context=context) for row in rows]


def measured(question: str, count: int, given: Tools) -> Row:
    """Analyse the answers with two seeds and on two samples."""
    sources, settings = read(question, count), Settings()
    first = analysed(sources, given, settings)
    other = analysed(sources, given, replace(settings, seed=settings.seed + 1))
    parts = [analysed(subsample(sources, KEPT, seed), given, settings) for seed in (1, 2)]
    own, again, *halves = [themes_of_passages(one.assignments) for one in (first, other, *parts)]
    themes = sum(one.level == 1 for one in first.themes)
    return (
        question,
        f"{count:,}",
        themes,
        f"{coverage(first.assignments):.3f}",
        f"{agreement(own, again):.2f}",
        f"{agreement(*halves):.2f}",
    )


def main() -> None:
    """Print the table, and write it where results are kept when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", default="")
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    given = tools(wanted.encoder)
    rows = [measured(question, size, given) for question in QUESTIONS for size in SIZES]
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        print_table("Number of themes and size", HEADER, rows)
    print(text.getvalue())
    if wanted.write:
        RESULTS.write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
