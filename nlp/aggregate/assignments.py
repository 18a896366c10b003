"""The rows of assignments: each passage with its theme, copies with those of their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.grouping import Evidence, Grouping
from nlp.identifiers import ThemeIds
from nlp.types import Assignment, Contribution, Corpus, Passage, Status

DECIMALS = 4

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Placed:
    """The themes of passages and what speaks for them, in one order."""

    grouping: Grouping
    evidence: Evidence


def assignments(
    corpus: Corpus, passages: Sequence[Passage], placed: Placed, ids: ThemeIds
) -> Iterator[Assignment]:
    """Yield the rows of every contribution in the order of ids: copies inherit, blanks have one.

    Passages and what was found of them are in one order; the rows of a contribution keep it. A
    passage that holds two themes has two rows, the nearer theme first.
    """
    own: dict[str, list[Assignment]] = {}
    for assignment in _of_passages(passages, placed, ids):
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
    passages: Sequence[Passage], placed: Placed, ids: ThemeIds
) -> Iterator[Assignment]:
    columns = zip(passages, _first(placed, ids), _second(placed, ids), strict=True)
    for passage, first, second in columns:
        for values in (first, second) if second[1] else (first,):
            yield _row(passage, values)


_Values = tuple[Status, str, str, float, str, float, tuple[str, ...], int]


def _row(passage: Passage, values: _Values) -> Assignment:
    status, theme, subtheme, strength, second, margin, terms, exemplar = values
    return Assignment(
        contribution_id=passage.contribution_id,
        passage=passage.index,
        start=passage.start,
        end=passage.end,
        status=status,
        theme_id=theme,
        subtheme_id=subtheme,
        strength=strength,
        runner_up_id=second,
        margin=margin,
        terms=terms,
        exemplar=exemplar,
    )


def _first(placed: Placed, ids: ThemeIds) -> Iterator[_Values]:
    grouping, evidence = placed.grouping, placed.evidence
    names = _names((grouping.theme, grouping.subtheme, grouping.runner_up), ids)
    scores = (_rounded(grouping.strength), _rounded(grouping.margin))
    exemplar = evidence.exemplar.tolist()
    return _lines(grouping.status, names, scores, (evidence.terms, exemplar))


def _second(placed: Placed, ids: ThemeIds) -> Iterator[_Values]:
    grouping, evidence = placed.grouping, placed.evidence
    names = _names((grouping.also, grouping.also_subtheme, grouping.runner_up), ids)
    scores = (_rounded(grouping.also_strength), _rounded(grouping.also_margin))
    exemplar = evidence.also_exemplar.tolist()
    return _lines(grouping.status, names, scores, (evidence.also_terms, exemplar))


def _names(
    columns: tuple[Numbers, Numbers, Numbers], ids: ThemeIds
) -> tuple[list[str], list[str], list[str]]:
    # Index -1, for none, finds the last name.
    themes, subthemes = (*ids.themes, ""), (*ids.subthemes, "")
    theme, subtheme, second = columns
    return (
        [themes[one] for one in theme.tolist()],
        [subthemes[one] for one in subtheme.tolist()],
        [themes[one] for one in second.tolist()],
    )


def _lines(
    status: Sequence[Status],
    names: tuple[list[str], list[str], list[str]],
    scores: tuple[NDArray[np.float64], NDArray[np.float64]],
    evidence: tuple[Sequence[tuple[str, ...]], list[int]],
) -> Iterator[_Values]:
    theme, subtheme, second = names
    strength, margin = (one.tolist() for one in scores)
    return zip(status, theme, subtheme, strength, second, margin, *evidence, strict=True)


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
        terms=one.terms,
        exemplar=one.exemplar,
    )


def _blank(contribution: Contribution) -> Assignment:
    return Assignment(
        contribution_id=contribution.id,
        passage=0,
        start=0,
        end=len(contribution.text),
        status="empty",
    )
