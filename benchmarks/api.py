"""Time the answer a writer asks for most: the ten first themes of the Nord, by sixteen clients.

A real server on the loopback, tokens on, over the real consultation; beside it, in the same run,
a server with one empty FastAPI route, so that the ratio says more than the machine does. Rounds
alternate between what is timed, and the median round counts.

    python -m benchmarks.api                       imports, analyses (a minute), then times
    python -m benchmarks.api --home DIR            uses or makes the state folder DIR, and keeps it
"""

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import machine

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "entendre_la_france"
RESULTS = Path(__file__).with_name("results") / "api.md"
SLUG = "entendre-la-france"
NORD = f"/api/v1/consultations/{SLUG}/territories/59/themes?top=10"
CLIENTS, ROUNDS = 16, 5
REQUESTS, DIFFERENT = 2_000, 320
"""Requests of a round; of one where each asks for something else."""

WARM_UP = 10
"""Requests of each client before the clock starts: connections, tokens and imports."""

ASSISES = (sys.executable, "-c", "from service.cli.main import main; main()")
TARGET = 30.0
"""Milliseconds that p95 should not exceed."""

Header = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What the clients do: `paths` in turn, each client with its own headers."""

    name: str
    port: int
    paths: Sequence[str]
    headers: Sequence[Sequence[Header]] = ()
    requests: int = REQUESTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One round: milliseconds of every request, and requests a second."""

    milliseconds: Sequence[float]
    rate: float

    @property
    def median(self) -> float:
        """Return the median, in milliseconds."""
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """Return the 95th percentile, in milliseconds."""
        return statistics.quantiles(self.milliseconds, n=20)[-1]


def do(load: Load) -> Timed:
    """Ask until all answers came, each client waiting for its own; run in a process."""
    return asyncio.run(_all_clients(load))


async def _all_clients(load: Load) -> Timed:
    ready = asyncio.Barrier(CLIENTS + 1)
    clients = [asyncio.create_task(_client(load, place, ready)) for place in range(CLIENTS)]
    await ready.wait()
    began = time.perf_counter()
    spent = [one for found in await asyncio.gather(*clients) for one in found]
    return Timed(milliseconds=spent, rate=len(spent) / (time.perf_counter() - began))


async def _client(load: Load, place: int, ready: asyncio.Barrier) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", load.port)
    headers = load.headers[place] if load.headers else ()
    asked = [_request(path, headers) for path in load.paths[place::CLIENTS]]
    for _ in range(WARM_UP):
        await _ask(reader, writer, asked[0])
    await ready.wait()
    spent = []
    for number in range(load.requests // CLIENTS):
        began = time.perf_counter()
        await _ask(reader, writer, asked[number % len(asked)])
        spent.append(1000 * (time.perf_counter() - began))
    writer.close()
    return spent


def _request(path: str, headers: Sequence[Header]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "host: 127.0.0.1", "accept-encoding: gzip"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode()


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> None:
    """Send a request and read its answer whole: no library, whose time would be counted too."""
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = head.lower().partition("content-length:")[2].partition("\r\n")[0]
    body = await reader.readexactly(int(length)) if length else b""
    assert head.startswith("HTTP/1.1 200"), (head, body[:300])


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
    from data.territories.gazetteer import load_gazetteer
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


def every_address() -> list[str]:
    """Return as many different addresses as there are requests: nothing can be remembered."""
    from data.territories.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    codes = [code for code in gazetteer.codes() if gazetteer.level(code) == "département"]
    base = f"/api/v1/consultations/{SLUG}/territories"
    return [f"{base}/{code}/themes?top={top}" for top in range(8, 101) for code in sorted(codes)]


def measure(home: Path) -> dict[str, list[Timed]]:
    """Return the rounds of each thing timed, by its name."""
    empty_server = (sys.executable, "-m", "benchmarks.api", "--empty")
    known = tokens(home, "redacteur", "59"), tokens(home, "analyste")
    with (
        serving(empty_server, home) as empty,
        serving([*ASSISES, "serve", "--no-worker"], home) as port,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as clients,
    ):
        rounds: dict[str, list[Timed]] = {}
        for load in _loads(known, empty, port):
            rounds.setdefault(load.name, []).append(clients.submit(do, load).result())
        return rounds


def _loads(known: Sequence[Sequence[Sequence[Header]]], empty: int, port: int) -> Iterator[Load]:
    (writers, analysts), addresses = known, every_address()
    for number in range(ROUNDS):
        different = addresses[number * DIFFERENT : (number + 1) * DIFFERENT]
        yield Load(name="an empty FastAPI route", port=empty, paths=["/"] * CLIENTS)
        yield Load(name="`…/territories/59/themes?top=10`", port=port, paths=[NORD] * CLIENTS,
                   headers=writers)  # fmt: skip
        yield Load(name="the same, every request for another territory or `top`", port=port,
                   paths=different, headers=analysts, requests=DIFFERENT)  # fmt: skip


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
        said = table(measure(home))
    print(said, where, sep="\n\n")
    if options.save:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(ABOUT.format(table=said, machine=where), encoding="utf-8")


ABOUT = f"""# Answering sixteen clients

`python -m benchmarks.api --save`: {CLIENTS} clients in a process of their own, each waiting for
its answer before it asks again; {ROUNDS} rounds of {REQUESTS} requests ({DIFFERENT} in the third
line), the median round counts. Server, clients and the empty route share the machine. Real
consultation of 13,477 answers; tokens are on: writers of the Nord in the second line, analysts in
the third. The target is a p95 of at most {TARGET:.0f} ms for the second line; what it owes to
answers remembered for a second shows in the third, where nothing is asked twice.

{{table}}

Machine: {{machine}}.
"""


if __name__ == "__main__":
    main()
