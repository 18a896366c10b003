"""Closed questions counted by territory, channel and audience: each person once a question."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.choices import Question, Reply
from nlp.aggregate.interval import wilson
from nlp.protocols import Gazetteer

SMALL_BASE = 30
DECIMALS = 4

Key = tuple[str, str, str]
"""Territory, channel, audience; "" stands for all channels or audiences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The replies of one territory and slice to one question.

    `chosen` counts, in the order of the options, who chose each of them; `base` counts who chose
    any, and `unknown` those of the base whose contributor is not known, so that each row of a file
    counts as one. `non_answers` are apart from the base.
    """

    territory: str
    channel: str
    audience: str
    base: int
    non_answers: int
    unknown: int
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One option: `n` of the base, with Wilson's 95 % interval of the share."""

    answer: str
    n: int
    share: float
    low: float
    high: float


def count_replies(question: Question, gazetteer: Gazetteer) -> tuple[Tally, ...]:
    """Count by every territory that holds the replies and by slice, sorted by these.

    A slice is a channel, an audience, or both. An unknown channel or audience is in no slice.
    """
    found: dict[Key, list[int]] = defaultdict(lambda: [0] * (len(question.options) + 3))
    for reply in question.replies:
        for key in _keys(reply, gazetteer):
            _add(found[key], reply)
    return tuple(_tally(key, found[key]) for key in sorted(found))


def shares(options: Sequence[str], chosen: Sequence[int], base: int) -> tuple[Share, ...]:
    """Return the options with their shares of the base, in their order."""
    seen: NDArray[np.float64] = np.array(chosen, dtype=np.float64)
    whole = np.full(len(seen), base, dtype=np.float64)
    low, high = (ends.round(DECIMALS).tolist() for ends in wilson(seen, whole))
    part = (seen / np.maximum(whole, 1)).round(DECIMALS).tolist()
    columns = zip(options, chosen, part, low, high, strict=True)
    return tuple(
        Share(answer=answer, n=n, share=share, low=below, high=above)
        for answer, n, share, below, above in columns
    )


def flag_of(base: int) -> str:
    """Return "n<30" where a base is small."""
    return "n<30" if base < SMALL_BASE else ""


def _keys(reply: Reply, gazetteer: Gazetteer) -> Iterator[Key]:
    own, channel, audience = reply.part
    slices = {("", ""), (channel, ""), ("", audience), (channel, audience)}
    for territory in gazetteer.path(own):
        yield from ((territory, *slice_) for slice_ in slices)


def _add(counts: list[int], reply: Reply) -> None:
    if not reply.options:
        counts[-2] += 1
        return
    counts[-3] += 1
    counts[-1] += not reply.known
    for option in reply.options:
        counts[option] += 1


def _tally(key: Key, counts: Sequence[int]) -> Tally:
    *chosen, base, non_answers, unknown = counts
    territory, channel, audience = key
    return Tally(
        territory=territory,
        channel=channel,
        audience=audience,
        base=base,
        non_answers=non_answers,
        unknown=unknown,
        chosen=tuple(chosen),
    )
