"""How well personal data is masked, how many blank answers are recognised, and how fast.

Recall counts data of which no letter or digit is left; precision counts masks that hide nothing
else. The held-out sentences were written apart from the rules.

    python -m benchmarks.masking [--answers 20000]
"""

import argparse
import json
import lzma
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.machine import machine, print_table
from nlp.clean.stage import clean, clean_text
from nlp.types import Source
from tests.truth.personal_data import Sentence, read, score

CORPORA = Path(__file__).parents[1] / "../shared/corpora/grand_debat"
ROUNDS = 3


def quality(title: str, sentences: Sequence[Sentence]) -> None:
    """Print recall and precision by kind."""
    rows = [
        (kind, one.wanted, f"{one.recall:.3f}", one.masks, f"{one.precision:.3f}")
        for kind, one in score(sentences).items()
    ]
    plain = sum(not sentence.spans for sentence in sentences)
    heading = f"{title}: {len(sentences)} sentences, {plain} without personal data"
    print_table(heading, ("kind", "data", "recall", "masks", "precision"), rows)
    print()


def answers(name: str, most: int | None) -> Iterator[str]:
    """Yield the answers of a file of the Grand Débat, in order."""
    with lzma.open(CORPORA / name, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in islice(lines, most))


def speed(texts: Sequence[str], threads: int) -> float:
    """Return texts a second, the best of three rounds: what else runs only slows."""
    sources = [Source(id=str(i), text=text) for i, text in enumerate(texts)]
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        assert sum(1 for _ in clean(sources, threads)) == len(sources)
        best = min(best, time.perf_counter() - start)
    return len(texts) / best


def main() -> None:
    """Print quality, then blank answers and speed where the corpora are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, default=20_000, help="how many to time")
    most = parser.parse_args().answers
    quality("Sentences of the rules", read("personal_data.txt") + read("personal_data_traps.txt"))
    quality("Held-out sentences", read("personal_data_held_out.txt"))
    if not CORPORA.is_dir():
        print(f"No {CORPORA}: blank answers and speed are not measured.")
        return
    texts = list(answers("fis_01.jsonl.xz", most))
    size = sum(map(len, texts)) / len(texts)
    rows = [(threads, f"{speed(texts, threads):,.0f}") for threads in (1, 2)]
    print_table(f"Answers of {size:.0f} characters on average", ("processes", "a second"), rows)
    short = list(answers("short_answers.jsonl.xz", 100_000))
    blank = sum(clean_text(text).blank for text in short)
    print(f"\nBlank: {blank:,} of {len(short):,} short answers, duplicates kept. {machine()}")


if __name__ == "__main__":
    main()
