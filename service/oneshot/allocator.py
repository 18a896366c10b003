"""Memory of large arrays given back when they are freed, instead of kept for later ones.

The C library keeps what was freed, more of it with several threads: a tenth of the peak of a run.
"""

import ctypes

_ARENAS, _THRESHOLD = -8, -3
"""`M_ARENA_MAX` and `M_MMAP_THRESHOLD` of glibc's malloc.h."""

LARGE = 8 * 2**20
"""Bytes from which memory is asked of the system, and goes back to it at once."""


def give_back() -> bool:
    """Ask for it, for this process and from now on; return False where it cannot be asked for."""
    settle = getattr(ctypes.CDLL(None), "mallopt", None)
    if settle is None:
        return False
    return bool(settle(_ARENAS, 1)) and bool(settle(_THRESHOLD, LARGE))
