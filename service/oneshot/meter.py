"""Seconds and peak memory of each stage of a run."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

RESET, STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")
"""Linux: writing "5" to the first sets the high-water mark in the second back."""


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
        yield
        self.spent.append(Spent(name, round(perf_counter() - began, 3), round(peak_mib(), 1)))


def _forget_peak() -> None:
    try:
        RESET.write_text("5")
    except OSError:
        return  # Elsewhere than on Linux the peak is that since the start.


def peak_mib() -> float:
    """Return the most memory held since the last reset (else since the start), in MiB."""
    try:
        lines = STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024
