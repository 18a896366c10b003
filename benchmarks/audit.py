"""Audit the pages in a browser: axe, paint, shift and bytes of a first load, at three sizes.

Over the real consultation (as `benchmarks.pages`), in Chromium with an empty cache. "Zoom" is a
screen of 1366 × 768 at 200 %. Reflow is looked at 320 pixels wide (WCAG 1.4.10).

    python -m benchmarks.audit [--home DIR] [--save]
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.api import ASSISES, SLUG, prepare, serving
from benchmarks.machine import machine
from benchmarks.pages import SETTLING, addresses

RESULTS = Path(__file__).with_name("results") / "audit.md"
CHROMIUM = "/usr/bin/chromium"
SIZES: Mapping[str, tuple[ViewportSize, float]] = {
    "desk": ({"width": 1366, "height": 768}, 1),
    "zoom": ({"width": 683, "height": 384}, 2),
    "phone": ({"width": 390, "height": 844}, 3),
}
NARROW: ViewportSize = {"width": 320, "height": 640}
MEASURE = """() => new Promise(done => {
  const found = { shift: 0, paint: 0, requests: performance.getEntriesByType("resource").length + 1 };
  const see = (type, take) => new PerformanceObserver(all => all.getEntries().forEach(take))
    .observe({ type, buffered: true });
  see("layout-shift", one => { if (!one.hadRecentInput) found.shift += one.value; });
  see("largest-contentful-paint", one => { found.paint = one.startTime; });
  const entries = ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind));
  found.bytes = entries.reduce((sum, one) => sum + one.transferSize, 0);
  setTimeout(() => done(found), 400);
})"""  # noqa: E501  JavaScript
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADER = ("page", "size", "axe", "largest paint (ms)", "shift", "requests", "kB", "reflow")


def places(base: str) -> Iterator[tuple[str, str]]:
    """Yield what is looked at: a name and an address of each kind of page."""
    with httpx.Client(base_url=base, timeout=60) as client:
        kinds = [(name, asked[0]) for name, asked in addresses(client)]
    root = f"/consultations/{SLUG}"
    yield "accueil", "/"
    yield from kinds
    yield "recherche, concordance", f"{root}/recherche?q=impôts&mode=concordance"
    yield "reste", f"{root}/themes/reste"
    yield "lots", f"{root}/lots"
    yield "analyses", f"{root}/analyses"
    yield "référence de l'API", "/docs"


def look(browser: Browser, address: str, size: str) -> tuple[object, ...]:
    """Return what a first load of a page shows: a row of the table without its name."""
    viewport, scale = SIZES[size]
    context = browser.new_context(
        viewport=viewport, device_scale_factor=scale, locale="fr-FR",
        color_scheme="dark" if size == "phone" else "light",
    )  # fmt: skip
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    found: dict[str, Any] = page.evaluate(MEASURE)
    faults = [
        f"{one['id']} ({len(one['nodes'])})" for one in Axe().run(page).response["violations"]
    ]
    row = (
        size, ", ".join(faults) or "0", f"{found['paint']:.0f}", f"{found['shift']:.3f}",
        found["requests"], f"{found['bytes'] / 1000:.0f}", _reflow(page),
    )  # fmt: skip
    context.close()
    return row


def _reflow(page: Page) -> str:
    page.set_viewport_size(NARROW)
    beyond = int(page.evaluate(BEYOND))
    return "fits" if beyond <= 0 else f"{beyond} px beyond"


def audit(home: Path) -> list[tuple[object, ...]]:
    """Return a row for each kind of page and size."""
    with serving([*ASSISES, "serve", "--no-worker"], home) as port, sync_playwright() as driver:
        base = f"http://127.0.0.1:{port}"
        time.sleep(SETTLING)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        rows = [
            (name, *look(browser, base + address, size))
            for name, address in places(base)
            for size in SIZES
        ]
        browser.close()
    return rows


def report(rows: Sequence[Sequence[object]]) -> str:
    """Return the results as Markdown."""
    doc = " ".join((__doc__ or "").split("\n\n")[1].split())
    lines = [f"| {' | '.join(HEADER)} |", "| --- | --- | --- | ---: | ---: | ---: | ---: | --- |"]
    lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    targets = "Targets: axe finds nothing; 350 kB at most; no shift (Core Web Vitals: 0.1 at most)."
    table = "\n".join(lines)
    return f"# Audit of the pages\n\n{doc}\n\n{targets}\n\n{table}\n\nMachine: {machine()}.\n"


def main() -> None:
    """Audit the pages and print, or save, what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="state folder to use or to make")
    parser.add_argument("--save", action="store_true", help="write benchmarks/results/audit.md")
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        home = wanted.home or Path(folder) / "var"
        prepare(home)
        told = report(audit(home))
    print(told)
    if wanted.save:
        RESULTS.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
