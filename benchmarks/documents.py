"""Time and memory of the documents, over the sample or invented contributions in SQLite.

    python -m benchmarks.documents [--home FOLDER] [--rows 150000] [--keep]

Target: the synthesis of a département as DOCX in 5 s. Each document is a process of its own, the
start of the interpreter included, as `assises export` runs; a service that has served one document
needs less. `--home` measures the only consultation of a state folder instead of invented texts.
`--keep` writes results/documents.md.
"""

import argparse
import tempfile
from contextlib import redirect_stdout
from multiprocessing import get_context
from pathlib import Path

from benchmarks.exports import make, spent
from benchmarks.machine import print_table

RESULTS = Path(__file__).with_name("results") / "documents.md"
TARGET = 5
FILES = (
    ("synthesis of a département (.docx)", "synthese.docx", ("-t", "02")),
    ("synthesis of a département (.odt)", "synthese.odt", ("-t", "02")),
    ("national document (.docx)", "national.docx", ("--document", "national")),
    ("method annex (.docx)", "methode.docx", ("--document", "methode")),
)
HEADER = ("document", "contributions", "seconds", "of processor", "peak memory, MiB", "file, MB")


def measure(home: Path, folder: Path, named: str) -> list[tuple[str, ...]]:
    """Write each document once; a first export, not counted, fills the caches of the system."""
    spent(home, folder / "avant.docx", FILES[0][2])
    found = [(name, spent(home, folder / out, options)) for name, out, options in FILES]
    return [
        (
            name,
            named,
            f"{one.seconds:.1f}",
            f"{one.processor:.1f}",
            f"{one.memory:.0f}",
            f"{one.size:.2f}",
        )
        for name, one in found
    ]


def invented(folder: Path, rows: int) -> Path:
    """Return a state folder filled by another process, whose memory would count here."""
    home = folder / "home"
    filling = get_context("spawn").Process(target=make, args=(home, rows))
    filling.start()
    filling.join()
    return home


def main() -> None:
    """Measure, print, and keep the figures if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--named", default="sample", help="what the state folder holds")
    parser.add_argument("--rows", type=int, default=150_000)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = measure(given.home, folder, given.named) if given.home else []
        rows += measure(invented(folder, given.rows), folder, f"{given.rows:,}")
    title = f"Documents (target: the synthesis of a département in {TARGET} s)"
    print_table(title, HEADER, rows)
    if given.keep:
        with RESULTS.open("w", encoding="utf-8") as out, redirect_stdout(out):
            print_table(title, HEADER, rows)


if __name__ == "__main__":
    main()
