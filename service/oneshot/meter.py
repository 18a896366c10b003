"""Seconds and peak memory of each stage of a run, child processes included."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

PROC = Path("/proc")
"""Where Linux tells of processes; elsewhere only this process is measured, since its start."""

EVERY = 0.1
"""Seconds between two looks at the child processes."""

KIB = 1024


@dataclass(frozen=True, slots=True)
class Spent:
    """What one stage took. `peak_mib` is the most memory held during it, not by it alone."""

    name: str
    seconds: float
    peak_mib: float


@dataclass(slots=True)
class Meter:
    """Notes what each stage took, in order."""

    spent: list[Spent] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done in the context; nothing is noted if it fails."""
        _forget_peak()
        began = perf_counter()
        with _watching() as family:
            yield
        peak = max(peak_mib(), family.most_mib)
        self.spent.append(Spent(name, round(perf_counter() - began, 3), round(peak, 1)))


@dataclass(slots=True)
class _Family:
    """This process and its children: the most memory that was seen held at one moment."""

    most_mib: float = 0.0
    stop: Event = field(default_factory=Event)

    def watch(self) -> None:
        while not self.stop.wait(EVERY):
            self.look()

    def look(self) -> None:
        children = [_resident_mib(child) for child in _descendants("self")]
        if children:
            self.most_mib = max(self.most_mib, _resident_mib("self") + sum(children))


@contextmanager
def _watching() -> Iterator[_Family]:
    family = _Family()
    watcher = Thread(target=family.watch, daemon=True)
    watcher.start()
    try:
        yield family
    finally:
        family.stop.set()
        watcher.join()


def peak_mib() -> float:
    """Return the most memory this process held since the last reset (or its start), in MiB."""
    if peak := _status("self", "VmHWM:"):
        return peak / KIB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / KIB**2 if sys.platform == "darwin" else most / KIB


def _forget_peak() -> None:
    try:
        (PROC / "self" / "clear_refs").write_text("5")
    except OSError:
        return


def _resident_mib(process: str) -> float:
    return _status(process, "VmRSS:") / KIB


def _status(process: str, name: str) -> int:
    """Return a line of the status of a process in KiB, 0 if it is gone or not told."""
    for line in _read(PROC / process / "status").splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0


def _descendants(process: str) -> list[str]:
    tasks = (PROC / process / "task").glob("*/children")
    children = [child for task in tasks for child in _read(task).split()]
    return children + [below for child in children for below in _descendants(child)]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
