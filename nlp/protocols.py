"""What a stage asks for, whoever provides it."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return a new array, one row a text, in order, shape (len(texts), dimensions)."""
        ...


class Progress(Protocol):
    """Is told how far a stage has come."""

    def __call__(self, stage: str, fraction: float) -> None:
        """Report that `fraction` (0 to 1) of `stage` is done."""
        ...


class Gazetteer(Protocol):
    """Knows the territories."""

    def path(self, code: str) -> tuple[str, ...]:
        """Return the code and its ancestors, smallest first, "FR" last."""
        ...

    def name(self, code: str) -> str:
        """Return the French name."""
        ...

    def level(self, code: str) -> str:
        """Return "arrondissement", "département", "collectivité", "région" or "national"."""
        ...


class NatureWeights(Protocol):
    """Weights of natures, all in one order of natures: that of `names`."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the natures."""
        ...

    @property
    def table(self) -> NDArray[np.int8]:
        """Return one row a sign, shape (signs, natures)."""
        ...

    @property
    def scale(self) -> float:
        """Return what one unit of the table counts."""
        ...

    @property
    def projection(self) -> NDArray[np.float64]:
        """Return weights for unit vectors of one encoder, shape (dimensions, natures)."""
        ...

    @property
    def bias(self) -> NDArray[np.float64]:
        """Return one entry a nature."""
        ...
