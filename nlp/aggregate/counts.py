"""Counts three ways, by territory and slice, of the contributions that hold a theme."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.aggregate.distinct import without_repeats
from nlp.aggregate.register import Register

Indices = NDArray[np.int64]

MOST_VALUES = 100
ALL = -1


@dataclass(frozen=True, slots=True)
class Counts:
    """Counted groups. `keys` has one row a group: area, the sliced values (-1 for all), theme.

    Theme -1 stands for the base. The three counts are in the order of `keys`, which are sorted.
    """

    keys: Indices
    contributions: Indices
    texts: Indices
    contributors: Indices


def count(register: Register, sliced: tuple[str, ...]) -> Counts:
    """Count by all ancestors of each territory, and by the fields named in `sliced`."""
    everyone = np.arange(len(register.text))
    none = np.full(len(everyone), ALL)
    contribution = np.concatenate([everyone, register.pair_contribution])
    theme = np.concatenate([none, register.pair_theme])
    known = _has_values(register, sliced)[contribution]
    contribution, theme = contribution[known], theme[known]
    area = register.areas[contribution]
    level = np.nonzero(area >= 0)
    rows, theme, area = contribution[level[0]], theme[level[0]], area[level]
    columns = [area] + [_values(register, name, rows, sliced) for name in register.fields] + [theme]
    keys, group = _group(columns)
    return Counts(
        keys=keys,
        contributions=np.bincount(group, minlength=len(keys)),
        texts=_distinct(group, register.text[rows], len(keys)),
        contributors=_distinct(group, register.contributor[rows], len(keys)),
    )


def sliceable(register: Register, name: str) -> bool:
    """Tell whether a field has values to slice by, and no more than a hundred."""
    values = register.fields[name].values
    return len(values) <= MOST_VALUES and any(values)


def _has_values(register: Register, sliced: tuple[str, ...]) -> NDArray[np.bool_]:
    """Tell which contributions have a value in every sliced field; "" means unknown."""
    known = np.ones(len(register.text), dtype=bool)
    for name in sliced:
        given = np.array([bool(value) for value in register.fields[name].values])
        known &= given[register.fields[name].codes]
    return known


def _values(register: Register, name: str, rows: Indices, sliced: tuple[str, ...]) -> Indices:
    if name not in sliced:
        return np.full(len(rows), ALL)
    return register.fields[name].codes[rows]


def _group(columns: list[Indices]) -> tuple[Indices, Indices]:
    """Number the distinct rows of the columns through one integer a row, which sorts quickly."""
    sizes = [int(column.max(initial=0)) + 2 for column in columns]
    combined = np.zeros(len(columns[0]), dtype=np.int64)
    for column, size in zip(columns, sizes, strict=True):
        combined = combined * size + column + 1
    distinct, group = np.unique(combined, return_inverse=True)
    keys = np.empty((len(distinct), len(columns)), dtype=np.int64)
    for place in range(len(columns) - 1, -1, -1):
        keys[:, place] = distinct % sizes[place] - 1
        distinct = distinct // sizes[place]
    return keys, group


def _distinct(group: Indices, values: Indices, groups: int) -> Indices:
    size = int(values.max(initial=0)) + 1
    return np.bincount(without_repeats(group * size + values) // size, minlength=groups)
