"""Time the reading pages: eight clients, each page made for the first time and asked for again.

A real server on the loopback over the real consultation (as `benchmarks.api`); no address is asked
twice in the first round. Once as people read, with a pause of a second between pages, and once
without any pause. Bytes are those sent, packed, with the style sheet and scripts beside.

    python -m benchmarks.pages [--home DIR] [--save]
    python -m benchmarks.pages --large DIR         and those of `benchmarks.large` in DIR
"""

import argparse
import gzip
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from benchmarks.api import ASSISES, LARGE, SLUG, prepare, serving
from benchmarks.large import prepare_large
from benchmarks.machine import machine
from benchmarks.search_corpus import SLUG as SLUG_LARGE
from data.territories.gazetteer import load_gazetteer

RESULTS = Path(__file__).with_name("results") / "pages.md"
CLIENTS = 8
TARGET, TARGET_LARGE, TARGET_BYTES = 100, 200, 350_000
STATIC = ("assises.css", "vendor/htmx-2.0.11.min.js", "carte.js")
WORDS = ("impôts", "école", "santé", "travail", "voiture", "déchets", "langue", "vote", "maire")
PAUSE = 1.0
"""Seconds for which a page is read."""

SETTLING = 15
"""Seconds in which a server that starts makes ready what all pages need."""

Row = tuple[str, int, float, float, float, float, float, int]


def addresses(client: httpx.Client, slug: str = SLUG) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of page with its addresses, none of them twice."""
    root = f"/consultations/{slug}"
    api = f"/api/v1{root}"
    codes = load_gazetteer().codes("département")
    themes = [one["id"] for one in client.get(f"{api}/themes?level=1").json()["items"]]
    passages = client.get(f"{api}/themes/{themes[0]}/verbatims?size=100").json()["items"]
    ids = list(dict.fromkeys(one["contribution_id"] for one in passages))
    yield "territoires (carte)", [f"{root}/territoires?mesure=part&theme={t}" for t in themes]
    yield "un territoire", [f"{root}/territoires/{code}" for code in codes]
    yield "thèmes", [f"{root}/themes?territoire={code}" for code in codes]
    yield "un thème", [f"{root}/themes/{t}?territoire={c}" for t in themes for c in codes[:8]]
    yield "une contribution", [f"{root}/contributions/{one}" for one in ids]
    yield "recherche", [f"{root}/recherche?q={w}&mode={m}" for w in WORDS
                        for m in ("mots", "sens", "concordance")]  # fmt: skip
    yield "carte des idées", [f"{root}/carte", f"{root}/carte/points.json"]
    yield "méthode", [f"{root}/methode"]


def timed(base: str, asked: Sequence[str], pause: float = 0) -> tuple[list[float], int]:
    """Ask for addresses with eight clients; return milliseconds each, and the most bytes sent.

    `pause` seconds pass between the pages of a client, a little more or less.
    """

    def ask(share: Sequence[str]) -> list[tuple[float, int]]:
        with httpx.Client(base_url=base, timeout=60) as client:
            return [one(client, address) for address in share]

    def one(client: httpx.Client, address: str) -> tuple[float, int]:
        time.sleep(pause * (0.5 + random.random()))
        began = time.perf_counter()
        answer = client.get(address)
        taken = 1000 * (time.perf_counter() - began)
        assert answer.status_code == 200, (address, answer.status_code)
        return taken, int(answer.headers.get("content-length", len(answer.content)))

    with ThreadPoolExecutor(CLIENTS) as pool:
        shares = [asked[start::CLIENTS] for start in range(CLIENTS)]
        found = [pair for share in pool.map(ask, shares) for pair in share]
    return [taken for taken, _ in found], max(size for _, size in found)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % do not exceed."""
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def measure(home: Path, slug: str = SLUG) -> list[Row]:
    """Return a row a kind of page: addresses, then median and p95 with pauses, those without.

    The last are p95 of the same pages again, and the most bytes. Two servers: what one has made
    is not new any more.
    """
    read = dict(_rounds(home, slug, PAUSE))
    rows: list[Row] = []
    for name, (first, again, count, size) in _rounds(home, slug, 0):
        calm = read[name][0]
        medians = statistics.median(calm), p95(calm), statistics.median(first), p95(first)
        rows.append((name, count, *medians, p95(again), size))
    return rows


Round = tuple[list[float], list[float], int, int]


def _rounds(home: Path, slug: str, pause: float) -> Iterator[tuple[str, Round]]:
    """Yield each kind of page with its times, at first and again, addresses and most bytes."""
    with serving([*ASSISES, "serve", "--no-worker"], home) as port:
        base = f"http://127.0.0.1:{port}"
        time.sleep(SETTLING)
        with httpx.Client(base_url=base, timeout=60) as client:
            kinds = list(addresses(client, slug))
        for name, asked in kinds:
            first, size = timed(base, asked, pause)
            again = [] if pause else timed(base, asked)[0]
            yield name, (first, again, len(asked), size)


def report(rows: Sequence[Row]) -> str:
    """Return the results of one corpus as Markdown."""
    static = Path(__file__).parents[1] / "service" / "web" / "static"
    beside = sum(len(gzip.compress((static / name).read_bytes(), 5)) for name in STATIC)
    sent = max(row[-1] for row in rows) + sum((static / name).stat().st_size for name in STATIC)
    lines = [
        ("| page | addresses | median, read (ms) | p95, read (ms) | median, no pause (ms) "
        "| p95, no pause (ms) | p95, again, no pause (ms) | most kB |"),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(f"| {name} | {count} | " + " | ".join(f"{one:.0f}" for one in times)
          + f" | {size / 1000:.0f} |" for name, count, *times, size in rows),
        "",
        (f"The heaviest page with style and scripts is {sent / 1000:.0f} kB"),
        f"as sent ({beside / 1000:.0f} kB of style and scripts if they were packed).",
        "",
    ]  # fmt: skip
    return "\n".join(lines)


HEAD = f"""# Reading pages

`python -m benchmarks.pages --save`: {CLIENTS} clients; no address is asked twice the first time.
"Read": about {PAUSE:.0f} s passes between the pages of a client; then all are asked without any
pause, by a server that starts anew, then again. A client that never pauses waits for the seven
others: with one interpreter that is eight times what a page takes. Targets: p95 of {TARGET} ms,
{TARGET_LARGE} ms over {LARGE:,} answers; {TARGET_BYTES // 1000} kB at most for a first load.
"""


def main() -> None:
    """Time the pages and print, or save, what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="state folder to use or to make")
    parser.add_argument("--large", type=Path, help="state folder of the large corpus")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/pages.md")
    wanted = parser.parse_args()
    told = [HEAD]
    with TemporaryDirectory() as folder:
        home = wanted.home or Path(folder) / "var"
        prepare(home)
        told += ["## The real consultation, 13,477 answers\n", report(measure(home)), ""]
    if wanted.large:
        prepare_large(wanted.large)
        told += [f"## {LARGE:,} answers\n", report(measure(wanted.large, SLUG_LARGE)), ""]
    told.append(f"Machine: {machine()}.\n")
    print("\n".join(told))
    if wanted.save:
        RESULTS.write_text("\n".join(told), encoding="utf-8")


if __name__ == "__main__":
    main()
