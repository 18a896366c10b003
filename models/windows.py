"""The weights that read words in their order, as arrays of a file and back."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """What training leaves: see `nlp.protocols.WindowWeights`."""

    words: Mapping[str, int]
    kinds: Mapping[str, int]
    rows: NDArray[np.int8]
    filters: tuple[NDArray[np.int8], ...]
    offsets: tuple[NDArray[np.float32], ...]
    scales: tuple[float, ...]
    hidden: NDArray[np.float64]
    hidden_bias: NDArray[np.float64]
    out: NDArray[np.float64]
    out_bias: NDArray[np.float64]


def windows_of(arrays: Arrays) -> Windows:
    """Return the weights from the arrays of a file.

    Raises:
        KeyError: an array is missing.
        ValueError: there are other words than rows.
    """
    words = _names(arrays["words"])
    kinds = _names(arrays["kinds"])
    if len(arrays["rows"]) != 1 + len(words) + len(kinds):
        raise ValueError(f"{len(arrays['rows'])} rows for {len(words)} words, {len(kinds)} kinds")
    widths = range(len(arrays["scales"]))
    return Windows(
        # The first row is the edge of a passage.
        words={word: row for row, word in enumerate(words, 1)},
        kinds={name: row for row, name in enumerate(kinds, 1 + len(words))},
        rows=arrays["rows"].astype(np.int8),
        filters=tuple(arrays[f"filters.{width}"].astype(np.int8) for width in widths),
        offsets=tuple(arrays[f"offsets.{width}"].astype(np.float32) for width in widths),
        scales=tuple(arrays["scales"].astype(np.float64).tolist()),
        hidden=arrays["hidden"].astype(np.float64),
        hidden_bias=arrays["hidden_bias"].astype(np.float64),
        out=arrays["out"].astype(np.float64),
        out_bias=arrays["out_bias"].astype(np.float64),
    )


def arrays_of(windows: Windows) -> dict[str, NDArray[np.generic]]:
    """Return the weights as arrays for a file; words and kinds are in the order of their rows."""
    arrays = {
        **{f"filters.{width}": one for width, one in enumerate(windows.filters)},
        **{f"offsets.{width}": one for width, one in enumerate(windows.offsets)},
        "words": _letters(list(windows.words)),
        "kinds": _letters(list(windows.kinds)),
        "rows": windows.rows,
        "scales": np.array(windows.scales),
        "hidden": windows.hidden.astype(np.float32),
        "hidden_bias": windows.hidden_bias.astype(np.float32),
        "out": windows.out.astype(np.float32),
        "out_bias": windows.out_bias.astype(np.float32),
    }
    # A file takes the memory of an array as it lies, whatever its strides.
    return {name: np.ascontiguousarray(one) for name, one in arrays.items()}


def _letters(names: list[str]) -> NDArray[np.generic]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _names(letters: NDArray[np.generic]) -> list[str]:
    return letters.tobytes().decode().split("\n")
