"""Time and memory of the exports of texts, over invented contributions put into SQLite.

    python -m benchmarks.exports [--rows 150000] [--keep]

Target: the analysts' workbook of 150,000 rows in 60 s, with memory that does not grow with the
rows: each format is also written for a tenth of them. Each export is a process of its own, the
start of the interpreter included; its peak memory is what the system counted. `--keep` writes
results/exports.md.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from benchmarks.machine import print_table
from data.territories.gazetteer import load_gazetteer
from service.analyses.tables import Analysis, Assignment, Cell, Theme
from service.batches.tables import Batch, Contribution
from service.consultations.tables import Consultation
from service.db.bulk import insert_rows
from service.db.engine import open_engine, writing
from service.db.upgrade import upgrade
from service.home import open_home
from service.settings import ServiceSettings

RESULTS = Path(__file__).with_name("results") / "exports.md"
TARGET = 60
THEMES, LONGEST = 14, 80_000
FILES = (
    ("analysts' workbook (.xlsx)", "avis.xlsx", ("--contributions",)),
    ("IRaMuTeQ (.txt)", "corpus.txt", ()),
    ("REFI-QDA project (.qdpx)", "projet.qdpx", ()),
)
WORDS = (
    "il faut plus de lampadaires dans la rue du stade le soir police municipale patrouille à pied "
    "voitures trop vite devant école ralentisseurs dépôts sauvages déchets chemin élus associations"
).split()
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spent:
    """What an export took: seconds by the clock and of the processor, MiB, MB of the file."""

    seconds: float
    processor: float
    memory: float
    size: float


def fill(session: Session, rows: int) -> None:
    """Put a consultation with a finished analysis of so many contributions into the database."""
    owner = Consultation(slug="mesure", name="Mesure", fictional=True)
    session.add(owner)
    session.flush()
    known = {"consultation_id": owner.id, "job_id": "mesure", "state": "done"}
    session.add(Batch(id="lot", content_hash="0", **known))
    session.add(Analysis(id="analyse", encoder="aucun", **known))
    session.flush()
    session.add_all(_theme(place) for place in range(3 * THEMES))
    session.flush()
    insert_rows(session, Cell, _cells())
    texts = list(_texts(owner.id, rows))
    insert_rows(session, Contribution, texts)
    insert_rows(session, Assignment, _assignments(texts))


def _texts(owner: int, rows: int) -> Iterator[Row]:
    chance = random.Random(2020)
    places = load_gazetteer().codes("département")
    for number in range(rows):
        text = ". ".join(" ".join(chance.choices(WORDS, k=chance.randint(6, 24))) for _ in range(3))
        yield {
            "consultation_id": owner,
            "batch_id": "lot",
            "id": f"c{number:06}",
            "text": text.ljust(LONGEST, "x") if number == rows // 2 else text,
            "text_hash": str(number),
            "blank": False,
            "question": "Que faut-il changer ?",
            "territory": places[number % len(places)],
            "channel": "consultation en ligne",
            "audience": "citoyens",
            "contributor": str(number),
            "date": "2020-01-12",
            "file": "avis.csv",
            "row": number + 2,
            "duplicate_of": None,
            "changes": [],
        }


def _assignments(texts: list[Row]) -> Iterator[Row]:
    chance = random.Random(2020)
    for key, one in enumerate(texts, start=1):
        middle = one["text"].index(".") + 1
        for passage, (start, end) in enumerate(((0, middle), (middle + 1, len(one["text"])))):
            theme = chance.randrange(THEMES)
            yield {
                "analysis_id": "analyse",
                "contribution_key": key,
                "territory": one["territory"],
                "passage": passage,
                "start": start,
                "end": end,
                "status": "assigned",
                "theme_id": f"t{theme}",
                "subtheme_id": f"t{theme + THEMES * chance.randint(1, 2)}",
                "strength": chance.random(),
                "runner_up_id": "",
                "margin": 0.1,
                "terms": "",
                "exemplar": -1,
            }


def _theme(place: int) -> Theme:
    parent = f"t{place % THEMES}" if place >= THEMES else None
    return Theme(
        analysis_id="analyse",
        id=f"t{place}",
        position=place,
        parent_id=parent,
        level=2 if parent else 1,
        title=f"{WORDS[place % len(WORDS)]} {place}".capitalize(),
        terms=[{"form": word, "weight": 0.1} for word in WORDS[:8]],
        definition="Ce thème réunit des passages proches.",
        exemplars=[],
        **dict.fromkeys(("contributions", "texts", "contributors"), 10),
        share=0.1,
        stability=0.8,
    )


def _cells() -> Iterator[Row]:
    gazetteer = load_gazetteer()
    shares = dict.fromkeys(("share", "low", "high", "specificity", "q_value"), 0.1)
    for code in gazetteer.codes("département"):
        for theme in range(THEMES):
            yield {
                "analysis_id": "analyse",
                "territory": code,
                "name": gazetteer.name(code),
                "level": "département",
                "theme_id": f"t{theme}",
                **dict.fromkeys(("channel", "audience", "question", "flag"), ""),
                **dict.fromkeys(("contributions", "texts", "contributors", "base"), 100),
                **shares,
            }


def spent(home: Path, out: Path, options: tuple[str, ...]) -> Spent:
    """Export once, in a process of its own."""
    command = [sys.executable, "-m", "service.cli", "export", "-o", str(out), *options]
    environment = {**os.environ, "ASSISES_HOME": str(home)}
    began = time.perf_counter()
    process = os.posix_spawn(command[0], command, environment)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"The export failed: {status}")
    seconds = time.perf_counter() - began
    processor = usage.ru_utime + usage.ru_stime
    return Spent(seconds, processor, usage.ru_maxrss / 1024, out.stat().st_size / 1e6)


def make(home: Path, rows: int) -> None:
    """Make a state folder whose database is filled."""
    settings = ServiceSettings(home=home)
    open_home(home)
    engine = open_engine(settings)
    upgrade(engine)
    with writing(engine) as session:
        fill(session, rows)
        session.commit()
    engine.dispose()


def measure(folder: Path, rows: int) -> list[tuple[str, ...]]:
    """Write each format once from a database that another process filled."""
    home = folder / str(rows)
    # What this process holds would count as memory of those that it starts.
    filling = get_context("spawn").Process(target=make, args=(home, rows))
    filling.start()
    filling.join()
    found = [(name, spent(home, folder / out, options)) for name, out, options in FILES]
    return [
        (
            name,
            f"{rows:,}",
            f"{one.seconds:.1f}",
            f"{one.processor:.1f}",
            f"{one.memory:.0f}",
            f"{one.size:.1f}",
        )
        for name, one in found
    ]


def main() -> None:
    """Measure, print, and keep the figures if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=150_000)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        sizes = (given.rows // 10, given.rows)
        rows = sorted(row for size in sizes for row in measure(Path(name), size))
    title = f"Exports of texts (target: the workbook of 150,000 rows in {TARGET} s)"
    header = ("format", "contributions", "seconds", "of processor", "peak memory, MiB", "file, MB")
    print_table(title, header, rows)
    if given.keep:
        with RESULTS.open("w", encoding="utf-8") as out, redirect_stdout(out):
            print_table(title, header, rows)


if __name__ == "__main__":
    main()
