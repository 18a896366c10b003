"""Time and peak memory of `assises run` on answers of the Grand Débat.

    python -m benchmarks.run [--all] [--answers N] [--threads 2] [FILE…]

Without FILE the 147,792 answers of grand_debat/fis_01 are analysed, with --all the 828,000 of
fis_01, eco_01 and other_questions together. FILE is any input of `assises run`; what ends in .xz is
unpacked beforehand. --answers takes the first answers of each file only.

Targets: 90 s and 2 GB; with --all 480 s and 6 GB; child processes included.
"""

import argparse
import json
import lzma
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.machine import print_table

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "grand_debat"


class Target(NamedTuple):
    """What a run on some files may take."""

    files: tuple[str, ...]
    seconds: int
    gigabytes: float


ONE = Target(("fis_01.jsonl.xz",), 90, 2)
ALL = Target(("fis_01.jsonl.xz", "eco_01.jsonl.xz", "other_questions.jsonl.xz"), 480, 6)


def unpack(source: Path, folder: Path, answers: int | None) -> Path:
    """Write the first lines (all for None) of a file to `folder` and return where they are."""
    packed = source.suffix == ".xz"
    if not packed and answers is None:
        return source
    target = folder / source.name.removesuffix(".xz")
    with lzma.open(source) if packed else source.open("rb") as lines, target.open("wb") as plain:
        plain.writelines(islice(lines, answers))
    return target


def run(files: Iterable[Path], folder: Path, threads: int) -> tuple[float, dict[str, Any]]:
    """Return the seconds of a run, start of the interpreter included, and its manifest."""
    out = folder / "out"
    command = [sys.executable, "-m", "service.cli", "run", *map(str, files)]
    began = time.perf_counter()
    subprocess.run(
        [*command, "--out", str(out), "--threads", str(threads), "--json"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - began
    return seconds, json.loads((out / "manifest.json").read_text(encoding="utf-8"))


def report(seconds: float, manifest: dict[str, Any], threads: int) -> float:
    """Print what each stage took and return the peak of memory in gigabytes."""
    stages = [(one["name"], one["seconds"], one["peak_mib"]) for one in manifest["stages"]]
    peak = max(one[2] for one in stages)
    title = f"`assises run` on {manifest['counts']['received']:,} answers, {threads} threads"
    rows = [*stages, ("**whole process**", f"{seconds:.1f}", peak)]
    print_table(title, ("stage", "seconds", "peak MiB, children included"), rows)
    return float(peak) * 2**20 / 1e9


def main() -> None:
    """Run once and print what each stage took, and the target where there is one."""
    wanted = _wanted()
    target = ALL if wanted.all else ONE
    sources: Sequence[Path] = wanted.files or [CORPUS / name for name in target.files]
    if missing := [str(source) for source in sources if not source.exists()]:
        sys.exit(f"{', '.join(missing)}: not there, nothing to measure.")
    with tempfile.TemporaryDirectory() as name:
        files = [unpack(source, Path(name), wanted.answers) for source in sources]
        seconds, manifest = run(files, Path(name), wanted.threads)
    gigabytes = report(seconds, manifest, wanted.threads)
    whole = not wanted.files and wanted.answers is None
    limits = f"Target {target.seconds} s, {target.gigabytes} GB; found" if whole else "Found"
    print(f"\n{limits} {seconds:.0f} s, {gigabytes:.2f} GB.")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"Processor time, all processes: {used.ru_utime + used.ru_stime:.0f} s.")


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--all", action="store_true", help="the 828,000 answers")
    parser.add_argument("--answers", type=int, help="the first answers of each file only")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
