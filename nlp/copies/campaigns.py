"""Campaigns: one text, nearly, sent by several contributors."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from nlp.copies.shingles import Indices
from nlp.copies.stage import Copies, group_copies
from nlp.types import Campaign, Contribution, Corpus

FEWEST_CONTRIBUTORS = 2


def copies_of(corpus: Corpus) -> Copies:
    """Return the groups of the analysed texts of a corpus, in their order."""
    place = {one.id: i for i, one in enumerate(corpus.analysed)}
    again = np.array([place[first] for first in corpus.copies.values()], dtype=np.int64)
    weights = 1 + np.bincount(again, minlength=len(place))
    return group_copies([one.text for one in corpus.analysed], weights)


def campaigns(corpus: Corpus, copies: Copies) -> tuple[Campaign, ...]:
    """Return the groups of lengthy texts with several contributors, the largest first.

    A contribution whose contributor is not known counts as one of its own. Of campaigns of one
    size, the one whose text comes first in the alphabet stands first.
    """
    place = {one.id: i for i, one in enumerate(corpus.analysed)}
    rows = sorted([*corpus.analysed, *corpus.copied], key=lambda one: one.id)
    text = np.array([place[corpus.copies.get(one.id, one.id)] for one in rows], dtype=np.int64)
    found = [
        _campaign([rows[i] for i in members.tolist()])
        for members in _members(copies.group[text])
        if copies.lengthy[text[members]].any()
    ]
    kept = [one for one in found if one.contributors >= FEWEST_CONTRIBUTORS]
    return tuple(sorted(kept, key=lambda one: (-one.contributions, one.text)))


def _members(group: Indices) -> Iterator[Indices]:
    """Yield the places of the members of each group of two or more."""
    order = np.argsort(group, kind="stable")
    sizes = np.bincount(group)
    ends = np.cumsum(sizes)
    for one in np.nonzero(sizes > 1)[0].tolist():
        yield order[ends[one] - sizes[one] : ends[one]]


def _campaign(members: Sequence[Contribution]) -> Campaign:
    texts = Counter(one.text for one in members)
    who = {one.context.contributor or f"contribution {one.id}" for one in members}
    return Campaign(
        text=min(texts, key=lambda text: (-texts[text], text)),
        contributions=len(members),
        texts=len(texts),
        contributors=len(who),
        territories=tuple(sorted({one.context.territory for one in members})),
        channels=tuple(sorted({one.context.channel for one in members})),
        members=tuple(one.id for one in members),
    )
