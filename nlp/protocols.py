"""What a stage asks for, whoever provides it."""

from collections.abc import Mapping, Sequence
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


class WindowWeights(Protocol):
    """Weights of natures by windows of words: `nlp/nature/windows.py` reads them."""

    @property
    def words(self) -> Mapping[str, int]:
        """Return the row of each folded word that has one."""
        ...

    @property
    def kinds(self) -> Mapping[str, int]:
        """Return the row of each kind, for words without a row; "" is that of other kinds."""
        ...

    @property
    def rows(self) -> NDArray[np.int8]:
        """Return the vectors of words, shape (rows, dimensions); the first is the edge."""
        ...

    @property
    def filters(self) -> Sequence[NDArray[np.int8]]:
        """Return each width's filters, shape (width, dimensions, filters)."""
        ...

    @property
    def offsets(self) -> Sequence[NDArray[np.float32]]:
        """Return a whole number a filter, for each width."""
        ...

    @property
    def scales(self) -> Sequence[float]:
        """Return what one unit of a width's filters counts."""
        ...

    @property
    def hidden(self) -> NDArray[np.float64]:
        """Return the weights of what filters found, greatest and sums, shape (found, units)."""
        ...

    @property
    def hidden_bias(self) -> NDArray[np.float64]:
        """Return one entry a unit."""
        ...

    @property
    def out(self) -> NDArray[np.float64]:
        """Return the weights of units, shape (units, natures)."""
        ...

    @property
    def out_bias(self) -> NDArray[np.float64]:
        """Return one entry a nature."""
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
    def windows(self) -> WindowWeights:
        """Return the weights that read words in their order."""
        ...

    @property
    def bias(self) -> NDArray[np.float64]:
        """Return one entry a nature."""
        ...
