"""The weights that tell constats from propositions, shipped with the project."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.errors import UnreadableEncoder
from models.windows import Windows, arrays_of, windows_of

SHIPPED = Path(__file__).parent / "natures-fr"
FILE = "weights.safetensors"
WINDOWS = "windows."
"""Before the names of the arrays that read words in their order."""

NAMES = ("constat", "proposition", "autre")
"""The natures, in the order of all weights."""

ENCODER = "fr-static"
"""Whose vectors the weights read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What training leaves: see `nlp.protocols.NatureWeights`."""

    table: NDArray[np.int8]
    scale: float
    projection: NDArray[np.float64]
    bias: NDArray[np.float64]
    windows: Windows
    names: tuple[str, ...] = NAMES


@lru_cache(maxsize=1)
def load_natures(folder: Path = SHIPPED) -> Weights:
    """Read weights from a folder, those shipped unless another is named.

    Raises:
        UnreadableEncoder: the file is missing or damaged.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        arrays = load_file(folder / FILE)
        table = np.zeros((int(arrays["rows"][0]), len(NAMES)), dtype=np.int8)
        table[arrays["kept"]] = arrays["table"]
        return Weights(
            table=table,
            scale=float(arrays["scale"][0]),
            projection=arrays["projection"].astype(np.float64),
            bias=arrays["bias"].astype(np.float64),
            windows=windows_of(
                {
                    name.removeprefix(WINDOWS): one
                    for name, one in arrays.items()
                    if name.startswith(WINDOWS)
                }
            ),
        )
    except (OSError, KeyError, ValueError, IndexError, SafetensorError) as error:
        raise UnreadableEncoder("natures", folder, f"poids illisibles ({error})") from error


def save_natures(folder: Path, weights: Weights) -> None:
    """Write weights into a folder; rows of zeros are left out, equal weights give equal bytes."""
    from safetensors.numpy import save_file

    kept = np.flatnonzero(weights.table.any(axis=1))
    folder.mkdir(parents=True, exist_ok=True)
    save_file(
        {
            "rows": np.array([len(weights.table)], dtype=np.int32),
            "kept": kept.astype(np.int32),
            "table": np.ascontiguousarray(weights.table[kept]),
            "scale": np.array([weights.scale], dtype=np.float64),
            "projection": weights.projection.astype(np.float32),
            "bias": weights.bias.astype(np.float64),
            **{WINDOWS + name: one for name, one in arrays_of(weights.windows).items()},
        },
        folder / FILE,
    )
