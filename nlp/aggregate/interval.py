"""The interval around a share."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

Z = 1.959963984540054


def wilson(seen: Numbers, base: Numbers) -> tuple[Numbers, Numbers]:
    """Return the lower and upper end of the 95 % interval of seen / base; (0, 1) for base 0.

    Source: Wilson, "Probable inference", JASA 22, 1927.
    """
    n = np.maximum(base, 1)
    share = seen / n
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    low = np.where(base > 0, np.clip(centre - half, 0, 1), 0.0)
    return low, np.where(base > 0, np.clip(centre + half, 0, 1), 1.0)
