"""Time searches in 800,000 real answers, over HTTP, on SQLite.

    python -m benchmarks.search --home DIR [--count N] [--save]

Makes the database in DIR unless it is there (most of an hour on two cores), then asks a server on
the loopback, one question at a time, none of them twice. Words are drawn by how many answers hold
them. Target: p95 of 150 ms at most, for very frequent words too.
"""

import argparse
import json
import random
import sqlite3
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.api import ASSISES, serving
from benchmarks.machine import machine
from benchmarks.search_corpus import ANALYSIS, CHANNELS, SLUG, fill_database, places, theme_ids

RESULTS = Path(__file__).with_name("results") / "search.md"
ABOUT = "search.json"
COUNT = 800_000
ASKED = 40
"""Searches of each kind."""

FREQUENT, RARE = 60, range(20, 200)
"""The most frequent words; how many answers hold a rare one."""

TARGET = 150

Question = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is searched for: lemmas by frequency, and stretches of two words of the texts."""

    frequent: Sequence[str]
    rare: Sequence[str]
    phrases: Sequence[str]
    sentences: Sequence[str]


def prepare(home: Path, count: int) -> None:
    """Make the database, its index and its vectors, unless they are there."""
    from service.db.engine import open_engine
    from service.db.upgrade import upgrade
    from service.home import open_home
    from service.search.indexing import fill
    from service.search.meaning import fill_meaning
    from service.settings import ServiceSettings

    if (home / ABOUT).exists():
        return
    place = open_home(home)
    engine = open_engine(ServiceSettings(home=home))
    upgrade(engine)
    fill_database(engine, count)
    bare, began = (home / "assises.db").stat().st_size, time.perf_counter()
    fill(engine, ANALYSIS)
    words = time.perf_counter()
    passages = fill_meaning(engine, place, ANALYSIS)
    about = {
        "count": count,
        "passages": passages,
        "bare": bare,
        "words": words - began,
        "meaning": time.perf_counter() - words,
    }
    (home / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    engine.dispose()


def draw(home: Path) -> Drawn:
    """Return words, phrases and sentences of the corpus, drawn with a seed."""
    chance = random.Random(2020)
    with sqlite3.connect(home / "assises.db") as database:
        frequent, rare = _words(database)
        keys = chance.sample(range(1, _largest(database)), 8 * ASKED)
        marks = ",".join("?" * len(keys))
        query = f"SELECT text FROM contribution WHERE key IN ({marks})"  # noqa: S608  our marks
        texts = [row[0] for row in database.execute(query, keys)]
    longer = [words for text in texts if len(words := text.split()) > 8]
    return Drawn(
        frequent=chance.sample(frequent, len(frequent)),
        rare=chance.sample(rare, 4 * ASKED),
        phrases=[f'"{_clean(" ".join(words[2:4]))}"' for words in longer],
        sentences=[_clean(" ".join(words[:12]))[:200] for words in longer],
    )


def _clean(text: str) -> str:
    return text.replace('"', " ").replace("*", " ")


def _words(database: sqlite3.Connection) -> tuple[list[str], list[str]]:
    """Return the most frequent lemmas that say something, and rare ones."""
    from data.lexicons.load import load_lexicon
    from service.search.words import fold

    database.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', 'search_text', 'row')")
    query = "SELECT term, doc FROM temp.held WHERE term GLOB '_[a-z]*' AND doc >= ? ORDER BY -doc"
    held = [(term[1:], doc) for term, doc in database.execute(query, (RARE.start,))]
    stop = {fold(word) for word in load_lexicon().stop_words}
    said = [(term, doc) for term, doc in held if len(term) > 3 and term not in stop]
    return [term for term, _ in said[:FREQUENT]], [term for term, doc in said if doc in RARE]


def _largest(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT max(key) FROM contribution").fetchone()[0])


def each(words: Sequence[str], **more: str) -> list[Question]:
    """Return one question a word, with more parameters."""
    return [{"q": word, **more} for word in words[:ASKED]]


def questions(drawn: Drawn) -> Iterator[tuple[str, list[Question]]]:
    """Yield each kind of search with its questions, all of them different."""
    often, rare = drawn.frequent, drawn.rare
    pairs = [(often[n], often[(7 * n + 1) % len(often)]) for n in range(ASKED)]
    codes, themes = places(), theme_ids()
    yield "frequent word", each(often)
    yield "two frequent words", [{"q": f"{a} {b}"} for a, b in pairs]
    yield "rare word", each(rare)
    yield "phrase", each(drawn.phrases)
    yield "frequent word without another", [{"q": f"{a} -{b}"} for a, b in pairs]
    yield (
        "two frequent words without a phrase",
        [{"q": f"{a} {b} -{phrase}"} for (a, b), phrase in zip(pairs, drawn.phrases, strict=False)],
    )
    yield (
        "frequent word in a département",
        [{"q": often[n], "territory": codes[n]} for n in range(ASKED)],
    )
    yield (
        "frequent word in a theme",
        [{"q": often[n], "theme": themes[n % len(themes)]} for n in range(ASKED)],
    )
    yield from _within(often)
    yield from _others(drawn)


def _within(often: Sequence[str]) -> Iterator[tuple[str, list[Question]]]:
    weeks = {"date_from": "2019-02-03", "date_to": "2019-02-23"}
    within = each(often, channel=CHANNELS[1], audience="élus", **weeks)
    yield "frequent word, channel, audience, three weeks", within
    yield "frequent word, page 100", each(often, page="100")


def _others(drawn: Drawn) -> Iterator[tuple[str, list[Question]]]:
    often, rare, codes, themes = drawn.frequent, drawn.rare, places(), theme_ids()
    yield "concordance of a frequent word, right", each(often, mode="concordance", sort="droite")
    yield "concordance of a frequent word, left", each(often, mode="concordance", sort="gauche")
    yield "concordance of a rare word", each(rare[ASKED:], mode="concordance", sort="gauche")
    yield "concordance of a phrase", each(drawn.phrases[ASKED:], mode="concordance", sort="droite")
    yield "meaning", each(drawn.sentences, mode="sens")
    yield (
        "meaning in a département",
        [{"q": drawn.sentences[n], "territory": codes[n], "mode": "sens"} for n in range(ASKED)],
    )
    yield (
        "meaning in a theme",
        [
            {"q": drawn.sentences[n], "theme": themes[n % len(themes)], "mode": "sens"}
            for n in range(ASKED)
        ],
    )


def ask(door: HTTPConnection, question: Question) -> float:
    """Return the milliseconds until the whole answer has come."""
    began = time.perf_counter()
    door.request("GET", f"/api/v1/consultations/{SLUG}/search?{urlencode(question)}")
    answer = door.getresponse()
    body = answer.read()
    spent = 1000 * (time.perf_counter() - began)
    # A word that is drawn may not be there a hundred pages long.
    assert answer.status == 200 or b"page-hors-limites" in body, (question, body[:300])
    return spent


def measure(home: Path) -> dict[str, list[float]]:
    """Return the milliseconds of every search, by kind."""
    drawn = draw(home)
    with serving([*ASSISES, "serve", "--no-worker"], home) as port:
        door = HTTPConnection("127.0.0.1", port)
        # The dictionary, the encoder and the files are loaded at the first search of a kind.
        for mode, word in product(("mots", "concordance", "sens"), drawn.rare[-8:]):
            ask(door, {"q": word, "mode": mode, "size": "20"})
        return {kind: [ask(door, one) for one in asked] for kind, asked in questions(drawn)}


def table(found: Mapping[str, Sequence[float]]) -> str:
    """Return the figures as Markdown, all kinds together in the last line."""
    lines = ["| search | p50 (ms) | p95 (ms) | most (ms) |", "| --- | ---: | ---: | ---: |"]
    every = {**found, "**all**": [one for each in found.values() for one in each]}
    for kind, spent in every.items():
        p95 = statistics.quantiles(spent, n=20)[-1]
        figures = f"{statistics.median(spent):.0f} | {p95:.0f} | {max(spent):.0f}"
        lines.append(f"| {kind} | {figures} |")
    return "\n".join(lines)


def main() -> None:
    """Make what is missing, measure, print the table, and keep it with `--save`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True, help="state folder to use or make")
    parser.add_argument("--count", type=int, default=COUNT, help="answers to put in")
    parser.add_argument("--save", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args()
    home = options.home.resolve()
    prepare(home, options.count)
    where = machine()
    said = PAGE.format(table=table(measure(home)), machine=where, target=TARGET, asked=ASKED,
                       **_sizes(home))  # fmt: skip
    print(said)
    if options.save:
        RESULTS.write_text(said, encoding="utf-8")


def _sizes(home: Path) -> dict[str, str]:
    about = json.loads((home / ABOUT).read_text(encoding="utf-8"))
    vectors = sum(path.stat().st_size for path in (home / "vectors").rglob("*.npy"))
    whole = (home / "assises.db").stat().st_size
    return {
        "count": f"{about['count']:,}",
        "passages": f"{about['passages']:,}",
        "bare": f"{about['bare'] / 1e9:.2f}",
        "index": f"{(whole - about['bare']) / 1e9:.2f}",
        "vectors": f"{vectors / 1e9:.2f}",
        "words": f"{about['words'] / 60:.0f}",
        "meaning": f"{about['meaning'] / 60:.0f}",
    }


PAGE = """# Searching in the texts

`python -m benchmarks.search --home DIR --save`: one client on the loopback asks `assises serve`
{asked} questions of each kind, none of them twice, 50 results a page, on SQLite.
{count} real answers of the Grand Débat in {passages} passages; places, channels,
audiences, dates and themes are drawn.
Words are drawn by the number of answers that hold them: "frequent" is one of the sixty most
frequent words of content, "rare" one that 20 to 199 answers hold; phrases and sentences are taken
from texts. Target: p95 of {target} ms at most.

{table}

Without the index the database has {bare} GB; the index adds {index} GB, the vectors {vectors} GB
beside it. Indexing took {words} minutes for words and {meaning} for meaning, in one process.

Machine: {machine}.
"""


if __name__ == "__main__":
    main()
