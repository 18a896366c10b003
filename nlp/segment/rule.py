"""What a rule that finds breaks is.

A break is a span that belongs to no passage: a bullet, a separator, or nothing at all where two
sentences touch. Each rule has its examples beside it: a text and the parts that this rule alone
cuts it into; one test runs them all.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ"
LOWER = "a-zàâäçéèêëîïôöùûüœ"
LAST_WORD = re.compile(r"(?:n°|[^\W\d_]+|\d)\Z")

Break = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """Finds breaks of one kind. A `hard` rule cuts off even a single content word."""

    name: str
    find: Callable[[str], Iterator[Break]]
    examples: Mapping[str, tuple[str, ...]]
    hard: bool = True


def holds(text: str, pieces: Iterable[str]) -> bool:
    """Tell whether a text holds one of the pieces; quicker than an expression."""
    for piece in pieces:  # noqa: SIM110 — a loop takes half the time of any() here
        if piece in text:
            return True
    return False
