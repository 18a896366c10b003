"""Time the answer a writer asks for most: the ten first themes of the Nord, by sixteen clients.

A real server on the loopback, tokens on, over the real consultation; beside it, in the same run,
a server with one empty FastAPI route, so that the ratio says more than the machine does. Rounds
alternate between what is timed, and the median round counts.

    python -m benchmarks.api                       imports, analyses (a minute), then times
    python -m benchmarks.api --home DIR            uses or makes the state folder DIR, and keeps it
    python -m benchmarks.api --large DIR           and so many more answers (`api_corpus`) in DIR
"""

import argparse
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from benchmarks.clients import CLIENTS, REQUESTS, Header, Load, Timed, do
from benchmarks.machine import machine
from data.territories.gazetteer import load_gazetteer

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "entendre_la_france"
RESULTS = Path(__file__).with_name("results") / "api.md"
SLUG = "entendre-la-france"
QUESTIONS = (
    "SELECT DISTINCT question FROM cell WHERE territory = 'FR' AND channel = '' AND audience = '' "
    "AND question <> '' ORDER BY question"
)
ROUNDS, DIFFERENT = 5, 288
"""Rounds; requests of one where each asks for something else."""

LARGE = 828_000
ASSISES = (sys.executable, "-c", "from service.cli.main import main; main()")
TARGET, TARGET_LARGE = 30, 70
"""Milliseconds that p95 should not exceed."""


@contextmanager
def serving(command: Sequence[str], home: Path) -> Iterator[int]:
    """Run a server beside us, yield its port once it answers, and end it."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = int(door.getsockname()[1])
    environment = {**os.environ, "ASSISES_HOME": str(home)}
    server = subprocess.Popen([*command, "--port", str(port)], env=environment, cwd=ROOT)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended at once"
        if _answers(port):
            return
        time.sleep(0.1)
    raise TimeoutError(port)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def serve_empty(port: int) -> None:
    """Serve one route that does nothing, with the settings of `assises serve`."""
    import uvicorn
    from fastapi import FastAPI

    app = FastAPI()

    @app.get("/")
    async def empty() -> dict[str, str]:
        return {}

    config = uvicorn.Config(
        app, port=port, log_level="warning", access_log=False, server_header=False
    )
    uvicorn.Server(config).run()


def prepare(home: Path) -> None:
    """Import and analyse the real consultation, unless the folder holds it already."""
    if (home / "assises.db").exists():
        return
    files = [str(CORPUS / name) for name in ("answers_pre.csv", "users.csv")]
    environment = {**os.environ, "ASSISES_HOME": str(home)}
    for arguments in (["import", *files, "-c", SLUG], ["analyse", "-c", SLUG]):
        subprocess.run([*ASSISES, *arguments, "--json"], env=environment, cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip


def tokens(home: Path, role: str, *territories: str) -> list[Sequence[Header]]:
    """Return one new token a client, as headers."""
    from service.accounts.actions import TokenRequest, create_token
    from service.accounts.roles import Role
    from service.db.engine import open_engine, writing
    from service.settings import ServiceSettings

    engine = open_engine(ServiceSettings(home=home))
    request = TokenRequest(role=Role(role), territories=territories, label="mesure")
    with writing(engine) as session:
        made = [create_token(session, request, load_gazetteer()).text for _ in range(CLIENTS)]
        session.commit()
    engine.dispose()
    return [(("authorization", f"Bearer {text}"),) for text in made]


def every_address(home: Path) -> tuple[list[str], list[str]]:
    """Return addresses of which none is asked twice: of other `top`s, of other filters.

    What the first ones show was prepared when another `top` was asked; the others, never before.
    """
    codes = load_gazetteer().codes("département")
    with sqlite3.connect(home / "assises.db") as database:
        slug = database.execute("SELECT slug FROM consultation").fetchone()[0]
        questions = [row[0] for row in database.execute(QUESTIONS)]
    base = f"/api/v1/consultations/{slug}/territories"
    tops = [f"{base}/{code}/themes?top={top}" for top in range(8, 101) for code in codes]
    asked = [f"{base}/{code}/themes?question={quote(q)}" for q in questions for code in codes]
    return tops, random.Random(2020).sample(asked, len(asked))


def measure(home: Path) -> dict[str, list[Timed]]:
    """Return the rounds of each thing timed, by its name."""
    empty_server = (sys.executable, "-m", "benchmarks.api", "--empty")
    addresses = every_address(home)
    known = tokens(home, "redacteur", "59"), tokens(home, "analyste")
    with (
        serving(empty_server, home) as empty,
        serving([*ASSISES, "serve", "--no-worker"], home) as port,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as clients,
    ):
        rounds: dict[str, list[Timed]] = {}
        for load in _loads(known, (empty, port), addresses):
            rounds.setdefault(load.name, []).append(clients.submit(do, load).result())
        return rounds


def _loads(
    known: Sequence[Sequence[Sequence[Header]]],
    ports: tuple[int, int],
    addresses: tuple[list[str], list[str]],
) -> Iterator[Load]:
    (writers, analysts), (empty, port) = known, ports
    nord = next(one for one in addresses[0] if one.endswith("/59/themes?top=10"))
    tops = [one for one in addresses[0] if one != nord]
    for number in range(ROUNDS):
        part = slice(number * DIFFERENT, (number + 1) * DIFFERENT)
        yield Load(name="an empty FastAPI route", port=empty, paths=["/"] * CLIENTS)
        yield Load(name="`…/territories/59/themes?top=10`", port=port, paths=[nord] * CLIENTS,
                   headers=writers)  # fmt: skip
        yield Load(name="every request for another territory or `top`", port=port,
                   paths=tops[part], headers=analysts, requests=DIFFERENT)  # fmt: skip
        yield Load(name="every request for another territory or question, for the first time",
                   port=port, paths=addresses[1][part], headers=analysts,
                   requests=DIFFERENT)  # fmt: skip


def table(rounds: dict[str, list[Timed]]) -> str:
    """Return the figures as Markdown; ratios are taken round by round to the empty route."""
    lines = [
        "| what | median (ms) | p95 (ms) | requests/s | p95 to that of an empty route |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    empty = next(iter(rounds.values()))
    for name, found in rounds.items():
        ratios = [one.p95 / base.p95 for one, base in zip(found, empty, strict=True)]
        figures = (
            statistics.median(one.median for one in found),
            statistics.median(one.p95 for one in found),
        )
        rate = statistics.median(one.rate for one in found)
        lines.append(
            f"| {name} | {figures[0]:.1f} | {figures[1]:.1f} | {rate:.0f} "
            f"| {statistics.median(ratios):.2f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, print the table, and keep it with `--save`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--home", type=Path, help="state folder to use, or to make and keep")
    parser.add_argument("--large", type=Path, help=f"state folder of {LARGE:,} answers, the same")
    parser.add_argument("--save", action="store_true", help=f"write {RESULTS.name}")
    parser.add_argument("--empty", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.empty:
        serve_empty(options.port)
        return
    with TemporaryDirectory(prefix="assises-") as folder:
        home = (options.home or Path(folder)).resolve()
        prepare(home)
        where = machine()
        said = ABOUT.format(table=table(measure(home)), machine=where)
    if options.large:
        said += _large(options.large.resolve())
    print(said)
    if options.save:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(said, encoding="utf-8")


def _large(home: Path) -> str:
    from benchmarks.api_corpus import fill

    fill(home, LARGE)
    where = machine()
    return ABOUT_LARGE.format(table=table(measure(home)), machine=where)


ABOUT = f"""# Answering sixteen clients

`python -m benchmarks.api --save`: {CLIENTS} clients in a process of their own, each waiting for
its answer before it asks again; {ROUNDS} rounds of {REQUESTS} requests ({DIFFERENT} in the last two
lines), the median round counts. Server, clients and the empty route share the machine. Tokens are
on: writers of the Nord in the second line, analysts below.

The second line owes much to answers kept for a second; in the third nothing is asked twice, and
from the second round on each view was prepared for another `top`; in the last one, nothing was.

## The real consultation, 13,477 answers

{{table}}

Target: a p95 of {TARGET} ms for the second and third lines. Machine: {{machine}}.
"""

ABOUT_LARGE = f"""
## {LARGE:,} answers

Texts of the Grand Débat; places, themes, figures and quotations are drawn
(`benchmarks.api_corpus`).

{{table}}

Target: a p95 of {TARGET_LARGE} ms for the second and third lines. Machine: {{machine}}.
"""


if __name__ == "__main__":
    main()
