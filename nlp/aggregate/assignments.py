"""The rows of assignments: each passage with its theme, copies with those of their text."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.identifiers import ThemeIds
from nlp.types import Assignment, Contribution, Corpus, Grouping, Passage

DECIMALS = 4


def assignments(
    corpus: Corpus, passages: Sequence[Passage], grouping: Grouping, ids: ThemeIds
) -> Iterator[Assignment]:
    """Yield the rows of every contribution in the order of ids: copies inherit, blanks have one.

    Passages and grouping are in one order; the rows of a contribution keep it.
    """
    own: dict[str, list[Assignment]] = {}
    for assignment in _of_passages(passages, grouping, ids):
        own.setdefault(assignment.contribution_id, []).append(assignment)
    everything = [*corpus.analysed, *corpus.copied, *corpus.empty]
    for contribution in sorted(everything, key=lambda one: one.id):
        rows = own.get(corpus.copies.get(contribution.id, contribution.id))
        if rows is None:
            yield _blank(contribution)
        elif contribution.id in corpus.copies:
            yield from (_inherited(one, contribution.id) for one in rows)
        else:
            yield from rows


def _of_passages(
    passages: Sequence[Passage], grouping: Grouping, ids: ThemeIds
) -> Iterator[Assignment]:
    # Index -1, for none, finds the last name.
    themes, subthemes = (*ids.themes, ""), (*ids.subthemes, "")
    columns = (grouping.theme, grouping.subtheme, grouping.runner_up)
    scores = (_rounded(grouping.strength), _rounded(grouping.margin))
    found = zip(*(column.tolist() for column in (*columns, *scores)), strict=True)
    for passage, status, (theme, subtheme, second, strength, margin) in zip(
        passages, grouping.status, found, strict=True
    ):
        yield Assignment(
            contribution_id=passage.contribution_id,
            passage=passage.index,
            start=passage.start,
            end=passage.end,
            status=status,
            theme_id=themes[theme],
            subtheme_id=subthemes[subtheme],
            strength=strength,
            runner_up_id=themes[second],
            margin=margin,
        )


def _rounded(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Round as Python does: ten thousand times a number of 24 bits is exact in 53."""
    unit = 10.0**DECIMALS
    return np.asarray(np.rint(scores.astype(np.float64) * unit) / unit)


def _inherited(one: Assignment, copy: str) -> Assignment:
    # Written out, as `replace` takes three times as long.
    return Assignment(
        contribution_id=copy,
        passage=one.passage,
        start=one.start,
        end=one.end,
        status=one.status,
        theme_id=one.theme_id,
        subtheme_id=one.subtheme_id,
        strength=one.strength,
        runner_up_id=one.runner_up_id,
        margin=one.margin,
    )


def _blank(contribution: Contribution) -> Assignment:
    return Assignment(
        contribution_id=contribution.id,
        passage=0,
        start=0,
        end=len(contribution.text),
        status="empty",
    )
