"""A function remembered: its values by argument, made when first asked for."""

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Made = TypeVar("Made")


class Memo(dict[Asked, Made]):
    """`memo[key]` is `make(key)`; later look-ups cost what those of a dict cost."""

    def __init__(self, make: Callable[[Asked], Made]) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._make = make

    def __missing__(self, key: Asked) -> Made:
        """Make a value and keep it."""
        made = self[key] = self._make(key)
        return made
