"""Contributions become passages, each holding one idea."""

import re
from collections.abc import Iterable

from nlp.types import Contribution, Passage

_PIECE = re.compile(r"\S(?:(?![.!?…]\s)[^\n])*[.!?…]?")


def segment(contributions: Iterable[Contribution]) -> list[Passage]:
    """Cut each contribution into passages, in order; `text[start:end]` is exactly the passage."""
    passages: list[Passage] = []
    for contribution in contributions:
        for index, match in enumerate(_PIECE.finditer(contribution.text)):
            passages.append(
                Passage(
                    contribution_id=contribution.id,
                    index=index,
                    start=match.start(),
                    end=match.end(),
                    text=match.group(),
                )
            )
    return passages
