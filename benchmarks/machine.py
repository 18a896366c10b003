"""What a benchmark ran on, and how its figures are printed."""

import os
import platform
from collections.abc import Sequence


def machine() -> str:
    """Return cores, memory, load before the start and versions, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores, {memory:.0f} GiB, load {load:.1f} before the start, "
        f"Python {platform.python_version()}, {platform.system()}"
    )


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a heading, the machine and a markdown table."""
    print(f"# {title}\n\n{machine()}\n")
    print("| " + " | ".join(header) + " |")
    print("| " + " | ".join("---" for _ in header) + " |")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
