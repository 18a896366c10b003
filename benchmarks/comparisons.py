"""Time and memory of what an analysis computes last: specificities, words of parts, quotations.

The answers of a corpus file, each given a territory, a channel and a public at random, so that
nothing is specific and every table is full. Themes are given by the words of passages, not sought:
their number and sizes matter here, not their sense.

    python -m benchmarks.comparisons                147,792 answers
    python -m benchmarks.comparisons 20000 40000    so many answers each time
"""

import argparse
import json
import lzma
import random
import resource
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.machine import print_table
from data.lexicons import load_lexicon
from data.territories.gazetteer import load_gazetteer
from nlp.grouping import Grouping
from nlp.identifiers import theme_ids
from nlp.pipeline import STAGES, State, Tools, run_stage, start
from nlp.settings import Settings
from nlp.types import Cleaned, Context, Contribution, Status, Term, Theme
from service.specificities.work import Kept, compare

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "grand_debat"
ANSWERS = 147_792
THEMES, BELOW = 15, 5
ASSIGNED: Status = "assigned"
CHANNELS = ("réunion", "panel", "consultation en ligne", "courrier")
AUDIENCES = ("élus", "associations", "citoyens", "commerçants", "")


def answers(corpus: Path, most: int) -> Iterator[str]:
    """Yield the first texts of the corpus file, whose order is random."""
    with lzma.open(corpus / "fis_01.jsonl.xz", "rt", encoding="utf-8") as lines:
        for _, line in zip(range(most), lines, strict=False):
            yield json.loads(line)["text"]


def placed(texts: Iterator[str]) -> Iterator[Cleaned]:
    """Yield the texts with a place, a channel and a public that have nothing to do with them."""
    chance = random.Random(2020)
    gazetteer = load_gazetteer()
    codes = [
        code for code in sorted(gazetteer.codes()) if gazetteer.level(code) == "arrondissement"
    ]
    weights = [chance.paretovariate(1.2) for _ in codes]
    for number, text in enumerate(texts):
        context = Context(
            territory=chance.choices(codes, weights)[0],
            channel=chance.choice(CHANNELS),
            audience=chance.choice(AUDIENCES),
            contributor=f"p{number}",
        )
        said = Contribution(id=f"c{number:07}", text=text, context=context)
        yield Cleaned(contribution=said, blank=not text.strip())


def prepared(texts: Iterator[str]) -> State:
    """Return the state of an analysis up to the words, with themes told by them."""
    state = start(tuple(placed(texts)))
    tools = Tools(lexicon=load_lexicon(), gazetteer=load_gazetteer())
    for stage in STAGES[:4]:
        state = run_stage(stage, state, tools, Settings(threads=1))
    grouping = _grouping([read.lemmas for read in state.tokens])
    return replace(state, grouping=grouping, themes=_themes(grouping))


def _grouping(lemmas: Sequence[Sequence[str]]) -> Grouping:
    longest = [max(words, key=len, default="") for words in lemmas]
    below = np.array([_skewed(word) for word in longest], dtype=np.int32)
    none, zero = np.full(len(below), -1, np.int32), np.zeros(len(below), np.float32)
    return Grouping(
        themes=THEMES,
        parents=tuple(s // BELOW for s in range(THEMES * BELOW)),
        status=(ASSIGNED,) * len(below),
        theme=below // BELOW,
        subtheme=below,
        strength=np.linspace(1, 0, len(below), dtype=np.float32),
        runner_up=none,
        margin=zero,
        also=none,
        also_subtheme=none,
        also_strength=zero,
        also_margin=zero,
    )


def _skewed(word: str) -> int:
    """Return a sub-theme by the word: low numbers more often, as themes differ in size."""
    draw = zlib.crc32(word.encode()) / 2**32
    return int(THEMES * BELOW * draw**2)


def _themes(grouping: Grouping) -> tuple[Theme, ...]:
    ids = theme_ids(grouping)
    return tuple(
        Theme(
            id=id_,
            parent_id=None,
            level=level,
            title=id_,
            terms=(Term(form="impôts", weight=1.0),),
            definition="",
            exemplars=(),
        )
        for level, names in ((1, ids.themes), (2, ids.subthemes))
        for id_ in names
    )


def measured(corpus: Path, most: int) -> list[object]:
    """Return a row of the table: answers, seconds, memory and what was kept."""
    state = prepared(answers(corpus, most))
    before, began, worked = _peak(), time.perf_counter(), time.process_time()
    kept = compare(state)
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    return [f"{most:,}", f"{seconds:.0f}", f"{cpu:.0f}", f"{_peak() - before:.0f}", *_sizes(kept)]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _sizes(kept: Kept) -> list[str]:
    cells = sum(len(one.cells) for one in kept.specificities)
    telling = sum(
        cell.row.q_value <= 0.05 for one in kept.specificities if one.level for cell in one.cells
    )
    return [f"{cells:,}", f"{telling:,}", f"{len(kept.words):,}", f"{len(kept.quotations):,}"]


HEADER = (
    "answers", "seconds", "of processor", "MiB above", "cells", "with q ≤ 0.05", "words",
    "quotations",
)  # fmt: skip


def main() -> None:
    """Measure each size in turn, smallest first, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("answers", nargs="*", type=int, default=[ANSWERS])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    rows = [measured(options.corpus, most) for most in sorted(options.answers)]
    print_table("What an analysis computes last", HEADER, rows)


if __name__ == "__main__":
    main()
