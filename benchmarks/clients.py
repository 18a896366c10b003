"""Clients that ask as fast as they are answered, in a process of their own."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

CLIENTS = 16
REQUESTS = 2_000
"""Requests of a round."""

WARM_UP = 10
"""Requests of each client before the clock starts: connections, tokens and imports."""

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
