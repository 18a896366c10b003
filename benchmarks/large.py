"""All 828,000 answers of the Grand Débat through the service: import and analysis, by command.

The answers have no territory, channel, public, day or author: these are drawn, seeded. Prints how
long each command took and the most memory of its largest process; the state folder is kept, and
`benchmarks.pages --large DIR` times the pages on it.

    python -m benchmarks.large DIR [--answers N]
"""

import argparse
import csv
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.api import ASSISES, LARGE, ROOT
from benchmarks.machine import print_table
from benchmarks.search_corpus import AUDIENCES, CHANNELS, DAYS, FIRST_DAY, SLUG, answers
from data.territories.gazetteer import load_gazetteer

HEADER = ("id", "question", "avis", "département", "canal", "public", "date", "contributeur")
FILES = 4
"""One file would be larger than what the service takes at once."""

KIB = 1024
"""The unit of `ru_maxrss`."""

MADE = "answers.txt"
"""File of a state folder that was made whole: how many answers it holds."""

Measured = tuple[str, float, float]


def write_answers(folder: Path, count: int) -> list[Path]:
    """Write the answers as so many CSV files; one person gives about four of them."""
    files = [folder / f"reponses_{number + 1}.csv" for number in range(FILES)]
    rows = _rows(count)
    for file in files:
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(HEADER)
            writer.writerows(islice(rows, -(-count // FILES)))
    return files


def _rows(count: int) -> Iterator[tuple[str, ...]]:
    draw = random.Random(2019)
    codes = load_gazetteer().codes("département")
    # Départements are not alike: the first drawn has twenty times the answers of the last.
    weights = [1 / (5 + place) for place in range(len(codes))]
    for place, one in enumerate(answers(count)):
        day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
        yield (
            one["id"] + str(place), one["question"], one["text"],
            draw.choices(codes, weights)[0], draw.choice(CHANNELS), draw.choice(AUDIENCES),
            day.isoformat(), f"p{draw.randrange(max(1, count // 4))}",
        )  # fmt: skip


def prepare_large(home: Path, count: int = LARGE) -> list[Measured]:
    """Import and analyse the answers, unless the folder holds them; return what each took."""
    made = home / MADE
    if made.exists() and int(made.read_text(encoding="utf-8")) == count:
        return []
    if home.exists() and any(home.iterdir()):
        sys.exit(f"{home} is not empty and was not made whole with {count:,} answers: remove it.")
    with TemporaryDirectory() as name:
        files = write_answers(Path(name), count)
        given = [str(file) for file in files]
        roles = ("--map", "text=avis", "--map", "contributor=contributeur")
        found = [
            _timed(home, "import", [*given, "-c", SLUG, *roles]),
            _timed(home, "analyse", ["-c", SLUG]),
        ]
    made.write_text(str(count), encoding="utf-8")
    return found


def _timed(home: Path, command: str, arguments: list[str]) -> Measured:
    environment = {**os.environ, "ASSISES_HOME": str(home)}
    began = time.perf_counter()
    started = subprocess.Popen([*ASSISES, command, *arguments, "--json"], env=environment, cwd=ROOT,
                               stdout=subprocess.DEVNULL)  # fmt: skip
    _, status, used = os.wait4(started.pid, 0)
    if status:
        sys.exit(f"assises {command} ended with {os.waitstatus_to_exitcode(status)}.")
    return command, time.perf_counter() - began, used.ru_maxrss * KIB / 1e9


def main() -> None:
    """Import and analyse, and print what each took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("home", type=Path, help="state folder to make")
    parser.add_argument("--answers", type=int, default=LARGE)
    wanted = parser.parse_args()
    found = prepare_large(wanted.home, wanted.answers)
    rows = [(name, f"{seconds:.0f}", f"{most:.2f}") for name, seconds, most in found]
    header = ("command", "seconds", "most GB of one process")
    print_table(f"{wanted.answers:,} answers through the service", header, rows)


if __name__ == "__main__":
    main()
