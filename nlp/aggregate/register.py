"""The contributions with content as arrays: who said it, where, and with which themes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.distinct import without_repeats
from nlp.grouping import Grouping
from nlp.protocols import Gazetteer
from nlp.types import NATIONAL, Contribution, Corpus, Passage

Indices = NDArray[np.int64]

SLICED = ("channel", "audience", "question")


@dataclass(frozen=True, slots=True)
class Coded:
    """`codes[i]` points into `values`, which are sorted."""

    values: tuple[str, ...]
    codes: Indices


@dataclass(frozen=True, slots=True)
class Register:
    """One entry a contribution with content, in the order of ids.

    `text` and `contributor` number the distinct ones, copies to one question being one text.
    `areas` has one column a level, -1 where the territory has fewer ancestors.
    `pair_contribution` and `pair_theme` list which contribution has which theme; themes come
    first, then sub-themes after them.
    """

    text: Indices
    contributor: Indices
    areas: Indices
    territories: tuple[str, ...]
    fields: dict[str, Coded]
    pair_contribution: Indices
    pair_theme: Indices


@dataclass(frozen=True, slots=True)
class Spoken:
    """A corpus in passages. `copies` groups the analysed texts, None where each stands alone."""

    corpus: Corpus
    passages: Sequence[Passage]
    copies: Indices | None = None


def register(spoken: Spoken, grouping: Grouping, gazetteer: Gazetteer) -> Register:
    """Lay out the contributions of a corpus and the themes of their passages."""
    corpus = spoken.corpus
    rows, text = in_order(corpus)
    place = {one.id: i for i, one in enumerate(corpus.analysed)}
    who = [one.context.contributor or f"contribution {one.id}" for one in rows]
    territories, areas = _areas(rows, gazetteer)
    contribution, theme = inherited(text, _themes_of_texts(place, spoken.passages, grouping))
    fields = {name: _coded([getattr(one.context, name) for one in rows]) for name in SLICED}
    group = text if spoken.copies is None else spoken.copies[text]
    return Register(
        text=_distinct(group, fields["question"]),
        contributor=_coded(who).codes,
        areas=areas,
        territories=territories,
        fields=fields,
        pair_contribution=contribution,
        pair_theme=theme,
    )


def in_order(corpus: Corpus) -> tuple[list[Contribution], Indices]:
    """Return the contributions with content by id, and the place of the analysed text of each."""
    rows = sorted([*corpus.analysed, *corpus.copied], key=lambda one: one.id)
    place = {one.id: i for i, one in enumerate(corpus.analysed)}
    text = [place[corpus.copies.get(one.id, one.id)] for one in rows]
    return rows, np.array(text, dtype=np.int64)


def _coded(values: Sequence[str]) -> Coded:
    known = sorted(set(values))
    code = {value: i for i, value in enumerate(known)}
    return Coded(tuple(known), np.array([code[value] for value in values], dtype=np.int64))


def _distinct(group: Indices, question: Coded) -> Indices:
    """Number the texts: what is said to two questions is two texts."""
    keys = group * max(1, len(question.values)) + question.codes
    return np.asarray(np.unique(keys, return_inverse=True)[1], dtype=np.int64)


def _areas(rows: Sequence[Contribution], gazetteer: Gazetteer) -> tuple[tuple[str, ...], Indices]:
    own = sorted({one.context.territory for one in rows})
    paths = {code: gazetteer.path(code) for code in own}
    known = sorted({area for path in paths.values() for area in path} | {NATIONAL})
    number = {code: i for i, code in enumerate(known)}
    depth = max((len(path) for path in paths.values()), default=1)
    table = np.full((len(own), depth), -1, dtype=np.int64)
    for i, code in enumerate(own):
        table[i, : len(paths[code])] = [number[area] for area in paths[code]]
    which = {code: i for i, code in enumerate(own)}
    return tuple(known), table[[which[one.context.territory] for one in rows]]


def _themes_of_texts(
    place: dict[str, int], passages: Sequence[Passage], grouping: Grouping
) -> tuple[Indices, Indices]:
    """Return (text, theme) pairs without repeats, sorted; sub-themes follow the themes."""
    text = np.array([place[one.contribution_id] for one in passages], dtype=np.int64)
    below = [np.where(one >= 0, one + grouping.themes, -1) for one in _subthemes(grouping)]
    themes = np.concatenate([grouping.theme, grouping.also, *below]).astype(np.int64)
    texts = np.tile(text, 4)
    size = int(themes.max(initial=0)) + 1
    pairs = without_repeats((texts * size + themes)[themes >= 0])
    return pairs // size, pairs % size


def _subthemes(grouping: Grouping) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    return grouping.subtheme, grouping.also_subtheme


def inherited(text: Indices, marks: tuple[Indices, Indices]) -> tuple[Indices, Indices]:
    """Give each contribution the marks of its text, so that copies inherit them.

    `text` is that of each contribution; `marks` are pairs (text, mark) sorted by text.
    """
    texts, values = marks
    size = int(text.max(initial=-1)) + 1
    starts = np.searchsorted(texts, np.arange(size + 1))
    counts = np.diff(starts)[text]
    contribution = np.repeat(np.arange(len(text)), counts)
    offset = np.arange(len(contribution)) - np.repeat(np.cumsum(counts) - counts, counts)
    return contribution, values[np.repeat(starts[:-1][text], counts) + offset]
