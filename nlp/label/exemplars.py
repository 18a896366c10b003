"""Passages that a reader would pick to show a theme: typical, readable, different."""

from collections.abc import Sequence

from nlp.types import Passage, Tokens

POOL = 300
READABLE = range(40, 261)
MOST = 8
LARGEST_OVERLAP = 0.5


def choose(
    tokens: Sequence[Tokens], passages: Sequence[Passage], ranked: Sequence[int]
) -> list[int]:
    """Return up to eight indices out of `ranked` (best first), readable ones before others.

    No two come from one contribution, and no two share half of their lemmas.
    """
    pool = sorted(ranked[:POOL], key=lambda i: len(passages[i].text) not in READABLE)
    chosen: list[int] = []
    for i in pool:
        if len(chosen) == MOST:
            break
        if not any(_too_close(i, other, tokens, passages) for other in chosen):
            chosen.append(i)
    return chosen


def _too_close(one: int, other: int, tokens: Sequence[Tokens], passages: Sequence[Passage]) -> bool:
    if passages[one].contribution_id == passages[other].contribution_id:
        return True
    ours, theirs = set(tokens[one].lemmas), set(tokens[other].lemmas)
    return len(ours & theirs) >= LARGEST_OVERLAP * max(1, len(ours | theirs))
