"""Import of 50,000 rows of CSV into the database, cleaning and masking included.

    python -m benchmarks.imports [--rows 50000]

Target: 30 s. The rows are real answers of grand_debat/fis_01 given to invented départements.
"""

import argparse
import csv
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.machine import print_table

SOURCE = Path(__file__).parents[2] / "shared" / "corpora" / "grand_debat" / "fis_01.jsonl.xz"
DEPARTMENTS = ("02", "13", "2A", "33", "59", "974")
TARGET = 30


def write_rows(target: Path, rows: int) -> int:
    """Write a CSV file of answers and return how many rows it has."""
    with (
        lzma.open(SOURCE, "rt", encoding="utf-8") as packed,
        target.open("w", encoding="utf-8", newline="") as plain,
    ):
        writer = csv.writer(plain, delimiter=";")
        writer.writerow(["Identifiant", "Département", "Contribution"])
        count = 0
        for line in islice(packed, rows):
            answer = json.loads(line)
            place = DEPARTMENTS[count % len(DEPARTMENTS)]
            writer.writerow([answer["id"], place, answer["text"]])
            count += 1
    return count


def import_seconds(folder: Path) -> tuple[float, dict[str, object]]:
    """Return the seconds of an import, start of the interpreter included, and its report."""
    command = [sys.executable, "-m", "service.cli", "import", str(folder / "rows.csv")]
    environment = {**os.environ, "ASSISES_HOME": str(folder / "home")}
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--consultation", "mesure", "--json"],
        check=True,
        env=environment,
        stdout=subprocess.PIPE,
    )
    return time.perf_counter() - began, json.loads(done.stdout)


def main() -> None:
    """Import once and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    wanted = parser.parse_args().rows
    if not SOURCE.exists():
        sys.exit(f"{SOURCE} is not there: nothing to measure.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = write_rows(folder / "rows.csv", wanted)
        size = (folder / "rows.csv").stat().st_size / 1e6
        seconds, report = import_seconds(folder)
    row = (f"{rows:,}", f"{size:.1f}", TARGET, f"{seconds:.1f}", report["kept"], report["empty"])
    header = ("rows", "MB", "target s", "seconds", "to analyse", "empty")
    print_table("Import of a CSV file into SQLite", header, [row])


if __name__ == "__main__":
    main()
