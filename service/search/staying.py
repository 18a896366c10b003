"""What is loaded for good stays out of the search for cyclic garbage."""

import gc
from functools import lru_cache


def keep_loaded() -> None:
    """Keep all that is there out of that search, which would take a fifth of a second each time.

    What a process loads once, dictionary and libraries, stays as long as the process.
    """
    gc.collect()
    gc.freeze()


@lru_cache(maxsize=1)
def keep_libraries() -> None:
    """Do so once, when the first search by meaning has loaded its libraries."""
    keep_loaded()
