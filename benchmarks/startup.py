"""How long `assises --help` and the start of the web process take.

    python -m benchmarks.startup [--times 7]

Targets: 0.4 s, and 2 s until the first answer.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import print_table

PORT = 18_801
PATIENCE = 60.0


def help_seconds() -> float:
    """Return the seconds of `assises --help`."""
    command = [sys.executable, "-m", "service.cli", "--help"]
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def serve_seconds(home: Path) -> float:
    """Return the seconds until the web process answers its first request."""
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(PORT), "--no-worker"]
    environment = {**os.environ, "ASSISES_HOME": str(home)}
    began = time.perf_counter()
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for_answer(began + PATIENCE)
        return time.perf_counter() - began
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def wait_for_answer(until: float) -> None:
    """Return as soon as the server answers; give up at `until`."""
    while not answers():
        if time.perf_counter() > until:
            sys.exit("The server did not answer.")
        time.sleep(0.01)


def answers() -> bool:
    """Tell whether the server answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/v1/consultations", timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def measured(name: str, target: float, once: Callable[[], float], times: int) -> list[object]:
    """Return a row of the table: median, best and worst of some trials after a first one."""
    once()
    found = [once() for _ in range(times)]
    row: list[object] = [name, f"{target:g}"]
    row += [f"{one:.2f}" for one in (statistics.median(found), min(found), max(found))]
    return row


def main() -> None:
    """Measure both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as name:
        rows = [
            measured("assises --help", 0.4, help_seconds, times),
            measured("web process", 2.0, lambda: serve_seconds(Path(name)), times),
        ]
    print_table("Start", ("what", "target s", "median s", "best s", "worst s"), rows)


if __name__ == "__main__":
    main()
