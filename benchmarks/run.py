"""Time and peak memory of `assises run` on the 147,792 answers of grand_debat/fis_01.

    python -m benchmarks.run [--answers 147792] [--threads 2]

Target: 150 s and 3 GB, child processes included.
"""

import argparse
import json
import lzma
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.machine import print_table

SOURCE = Path(__file__).parents[2] / "shared" / "corpora" / "grand_debat" / "fis_01.jsonl.xz"
ALL = 147_792
MOST_SECONDS, MOST_GB = 150, 3


def unpack(target: Path, answers: int) -> int:
    """Write the first answers to `target` and return how many there were."""
    with lzma.open(SOURCE, "rt", encoding="utf-8") as packed, target.open("w") as plain:
        count = 0
        for line in islice(packed, answers):
            plain.write(line)
            count += 1
    return count


def run(folder: Path, threads: int) -> tuple[float, dict[str, Any]]:
    """Return the seconds of a run, start of the interpreter included, and its manifest."""
    out = folder / "out"
    command = [sys.executable, "-m", "service.cli", "run", str(folder / "answers.jsonl")]
    began = time.perf_counter()
    subprocess.run(
        [*command, "--out", str(out), "--threads", str(threads), "--json"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - began
    return seconds, json.loads((out / "manifest.json").read_text(encoding="utf-8"))


def main() -> None:
    """Run once and print what each stage took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=ALL)
    parser.add_argument("--threads", type=int, default=2)
    wanted = parser.parse_args()
    if not SOURCE.exists():
        sys.exit(f"{SOURCE} is not there: nothing to measure.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = unpack(folder / "answers.jsonl", wanted.answers)
        seconds, manifest = run(folder, wanted.threads)
    stages = [(one["name"], one["seconds"], one["peak_mib"]) for one in manifest["stages"]]
    peak = max(one[2] for one in stages)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    title = f"`assises run` on {count:,} answers, {wanted.threads} threads"
    rows = [*stages, ("**whole process**", f"{seconds:.1f}", peak)]
    print_table(title, ("stage", "seconds", "peak MiB, children included"), rows)
    gigabytes = peak * 2**20 / 1e9
    print(f"\nTarget {MOST_SECONDS} s, {MOST_GB} GB; found {seconds:.0f} s, {gigabytes:.2f} GB.")
    print(f"Processor time, all processes: {used.ru_utime + used.ru_stime:.0f} s.")


if __name__ == "__main__":
    main()
