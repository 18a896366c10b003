"""Time the reading pages: eight clients, each page made for the first time and asked for again.

A real server on the loopback over the real consultation (as `benchmarks.api`); no address is asked
twice in the first round. Bytes are those sent, packed, with the style sheet and scripts beside.

    python -m benchmarks.pages [--home DIR] [--save]
"""

import argparse
import gzip
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from benchmarks.api import ASSISES, SLUG, prepare, serving
from benchmarks.machine import machine
from data.territories.gazetteer import load_gazetteer

RESULTS = Path(__file__).with_name("results") / "pages.md"
CLIENTS = 8
TARGET, TARGET_BYTES = 100, 350_000
STATIC = ("assises.css", "vendor/htmx-2.0.11.min.js", "carte.js")
WORDS = ("impôts", "école", "santé", "travail", "voiture", "déchets", "langue", "vote", "maire")
Row = tuple[str, int, float, float, float, int]


def addresses(client: httpx.Client) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of page with its addresses, none of them twice."""
    root = f"/consultations/{SLUG}"
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


def timed(base: str, asked: Sequence[str]) -> tuple[list[float], int]:
    """Ask for addresses with eight clients; return milliseconds each, and the most bytes sent."""

    def ask(share: Sequence[str]) -> list[tuple[float, int]]:
        with httpx.Client(base_url=base, timeout=60) as client:
            return [one(client, address) for address in share]

    def one(client: httpx.Client, address: str) -> tuple[float, int]:
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


def measure(home: Path) -> list[Row]:
    """Return a row a kind of page: addresses, median and p95 at first, p95 again, bytes."""
    with serving([*ASSISES, "serve", "--no-worker"], home) as port:
        base = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=base, timeout=60) as client:
            client.get(f"/consultations/{SLUG}/recherche?q=début&mode=sens")
            kinds = list(addresses(client))
        rows: list[Row] = []
        for name, asked in kinds:
            first, size = timed(base, asked)
            again, _ = timed(base, asked)
            rows.append((name, len(asked), statistics.median(first), p95(first), p95(again), size))
    return rows


def report(rows: Sequence[Row]) -> str:
    """Return the results as Markdown."""
    static = Path(__file__).parents[1] / "service" / "web" / "static"
    beside = sum(len(gzip.compress((static / name).read_bytes(), 5)) for name in STATIC)
    sent = max(row[-1] for row in rows) + sum((static / name).stat().st_size for name in STATIC)
    lines = [
        "# Reading pages",
        "",
        (f"`python -m benchmarks.pages --save`: {CLIENTS} clients over the real consultation "
        "(13,477 answers);"),
        "no address is asked twice the first time; then all are asked again.",
        "",
        "| page | addresses | median, first (ms) | p95, first (ms) | p95, again (ms) | most kB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *(f"| {name} | {count} | {median:.0f} | {first:.0f} | {again:.0f} | {size / 1000:.0f} |"
          for name, count, median, first, again, size in rows),
        "",
        (f"Targets: p95 of {TARGET} ms; a first load of {TARGET_BYTES // 1000} kB at most: the "
        f"heaviest page with style and scripts is {sent / 1000:.0f} kB"),
        f"as sent ({beside / 1000:.0f} kB of style and scripts if they were packed).",
        "",
        f"Machine: {machine()}.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> None:
    """Time the pages and print, or save, what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="state folder to use or to make")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/pages.md")
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        home = wanted.home or Path(folder) / "var"
        prepare(home)
        told = report(measure(home))
    print(told)
    if wanted.save:
        RESULTS.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
