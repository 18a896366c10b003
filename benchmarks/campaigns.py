"""Planted campaigns found again, and all answers of the Grand Débat grouped.

    python -m benchmarks.campaigns [--answers N]

50 real answers of 12 to 120 words are copied 20 times each, with a share of their words changed,
other case, accents and marks, and greetings, and planted among 20,000 other real answers, most of
them to the same question. Scored are pairs in which a planted text is.

Targets: F1 of 0.95 at 1 to 10 % of words; 180 s for all 828,000 answers.
"""

import argparse
import json
import lzma
import random
import sys
from collections.abc import Sequence
from itertools import islice

import numpy as np

from benchmarks.campaigns_planted import campaign, pairwise
from benchmarks.machine import print_table
from benchmarks.run import ALL, CORPUS
from nlp.copies.stage import group_copies
from service.oneshot.meter import Meter

RATES = (0.0, 0.01, 0.03, 0.05, 0.08, 0.10, 0.15)
AMONG, CAMPAIGNS, COPIES = 20_000, 50, 20
SHORTEST, LONGEST = 12, 120


def answers(name: str, count: int | None = None) -> list[str]:
    """Return the first answers of a file of the corpus, all for None."""
    with lzma.open(CORPUS / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, count)]


def planted(texts: Sequence[str], rate: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of campaigns planted among the first texts."""
    chance = random.Random(7)
    fit = [one for one in texts[AMONG:] if SHORTEST <= len(one.split()) <= LONGEST]
    rows = [(one, -1) for one in texts[:AMONG]]
    for number, text in enumerate(chance.sample(fit, CAMPAIGNS)):
        rows += [(copy, number) for copy in campaign(text, COPIES, rate, chance)]
    chance.shuffle(rows)
    found = group_copies([text for text, _ in rows]).group
    return pairwise(np.array([number for _, number in rows]), found)


def main() -> None:
    """Score planted campaigns at each rate, then group all answers once."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, help="the first answers of each file only")
    wanted = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"{CORPUS}: not there, nothing to measure.")
    texts = answers(ALL.files[0], 2 * AMONG)
    scores = [(f"{rate:.0%}", *(f"{one:.3f}" for one in planted(texts, rate))) for rate in RATES]
    print_table("Planted campaigns", ("words changed", "precision", "recall", "F1"), scores)
    texts = [text for name in ALL.files for text in answers(name, wanted.answers)]
    meter = Meter()
    with meter.stage("copies"):
        found = group_copies(texts)
    (spent,) = meter.spent
    sizes = np.bincount(found.group)
    print()
    print_table(
        f"{len(texts):,} answers grouped",
        ("seconds", "peak MiB, texts included", "groups of two or more", "texts in them"),
        [(spent.seconds, spent.peak_mib, (sizes > 1).sum(), sizes[sizes > 1].sum())],
    )


if __name__ == "__main__":
    main()
