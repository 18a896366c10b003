"""What was answered to closed questions, read from cells: options, one or several of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nlp.aggregate.commas import parted_by_commas
from nlp.aggregate.scales import fold_answer, in_order, is_no_answer

TICKED = frozenset({"oui", "x", "1", "y", "yes", "vrai", "true", "coche", "selectionne", "choisi"})
UNTICKED = frozenset({"", "non", "0", "n", "no", "faux", "false", "non coche", "non selectionne"})
"""Folded cells of a column that stands for one option."""

SEPARATORS = (";", "|")
"""Between several options in one cell."""

LEAST_SHARED = 0.5
"""Share of the parts of joined cells that other cells hold too, for the parts to be options."""

_OPTION = re.compile(r"(?P<question>.+?)\s*\[(?P<option>[^\[\]]+)\]\s*")


class Given(NamedTuple):
    """One cell. `who` tells one person, or one row where the contributor is not `known`.

    `part` is territory, channel and audience.
    """

    who: str
    known: bool
    question: str
    answer: str
    part: tuple[str, str, str]


class Reply(NamedTuple):
    """What one person (or row) said to one question: places of options, none for no answer."""

    who: str
    known: bool
    part: tuple[str, str, str]
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A closed question with all its options, in order, and one reply a person.

    `multiple`: a person may choose several options. `repeated` counts the answers left aside
    because their author had already given one.
    """

    question: str
    options: tuple[str, ...]
    multiple: bool
    replies: tuple[Reply, ...]
    repeated: int = 0


class Entry(NamedTuple):
    """A cell with the options that it holds, as they are written."""

    given: Given
    said: tuple[str, ...]


def read_questions(given: Iterable[Given]) -> tuple[Question, ...]:
    """Return the questions in the order in which they first came; of answers, the first counts.

    Questions, and answers to one, that differ by case, accents or punctuation are the same; the
    commonest spelling is shown. Columns "Question [option]" that hold ticks are one question.
    """
    columns: dict[str, list[Given]] = defaultdict(list)
    for one in given:
        columns[fold_answer(one.question)].append(one)
    return tuple(
        _question(name, entries, multiple=multiple)
        for name, entries, multiple in _read_columns(columns)
    )


def _read_columns(
    columns: Mapping[str, Sequence[Given]],
) -> Iterator[tuple[str, Sequence[Entry], bool]]:
    """Yield each question with its entries, and whether one may choose several options."""
    groups: dict[str, list[Sequence[Given]]] = defaultdict(list)
    for key, column in columns.items():
        found = _OPTION.fullmatch(column[0].question)
        groups[fold_answer(found["question"]) if found else f"\0{key}"].append(column)
    for group in groups.values():
        if len(group) > 1 and all(_is_ticked(column) for column in group):
            yield _asked(group[0][0].question)[0], _ticks(group), True
        else:
            yield from (_cells(column) for column in group)


def _asked(header: str) -> tuple[str, str]:
    found = _OPTION.fullmatch(header)
    return (found["question"], found["option"]) if found else (header, "")


def _is_ticked(column: Sequence[Given]) -> bool:
    option = fold_answer(_asked(column[0].question)[1])
    seen = {fold_answer(one.answer) for one in column}
    return seen <= TICKED | UNTICKED | {option}


def _ticks(group: Sequence[Sequence[Given]]) -> list[Entry]:
    entries = []
    for column in group:
        option = _asked(column[0].question)[1]
        for one in column:
            ticked = fold_answer(one.answer) not in UNTICKED
            entries.append(Entry(one, (option,) if ticked else ()))
    return entries


def _cells(column: Sequence[Given]) -> tuple[str, Sequence[Entry], bool]:
    cells = {one.answer for one in column}
    mark = _separator(cells)
    commas = {} if mark else parted_by_commas(cells)
    names = Counter(one.question for one in column)
    said = {
        cell: _said(commas.get(cell) or (cell.split(mark) if mark else [cell])) for cell in cells
    }
    entries = [Entry(one, said[one.answer]) for one in column]
    return min(names, key=lambda one: (-names[one], one)), entries, bool(mark or commas)


def _separator(cells: set[str]) -> str:
    """Return what stands between several options in the cells of a column, "" for nothing."""
    for mark in SEPARATORS:
        held = {cell: {fold_answer(part) for part in cell.split(mark)} - {""} for cell in cells}
        within = Counter(part for parts in held.values() for part in parts)
        joined = [part for parts in held.values() if len(parts) > 1 for part in parts]
        shared = sum(within[part] > 1 for part in joined)
        if joined and shared >= LEAST_SHARED * len(joined):
            return mark
    return ""


def _said(parts: Iterable[str]) -> tuple[str, ...]:
    spaced = (" ".join(part.split()) for part in parts)
    return tuple(part for part in spaced if not is_no_answer(fold_answer(part)))


def _question(name: str, entries: Sequence[Entry], *, multiple: bool) -> Question:
    spelt = Counter(part for entry in entries for part in entry.said)
    folded = {part: fold_answer(part) for part in spelt}
    shown: dict[str, str] = {}
    for part in sorted(spelt, key=lambda one: (-spelt[one], one)):
        shown.setdefault(folded[part], part)
    chosen: Counter[str] = Counter()
    for part, times in spelt.items():
        chosen[shown[folded[part]]] += times
    options = in_order(chosen, {one: folded[one] for one in chosen})
    place = {folded[one]: at for at, one in enumerate(options)}
    coded = {part: place[folded[part]] for part in spelt}
    replies, repeated = _replies(entries, coded, multiple=multiple)
    return Question(
        question=name, options=options, multiple=multiple, replies=replies, repeated=repeated
    )


def _replies(
    entries: Sequence[Entry], coded: Mapping[str, int], *, multiple: bool
) -> tuple[tuple[Reply, ...], int]:
    """Return one reply a person, in the order in which they came, and how many were left aside."""
    found: dict[str, Reply] = {}
    repeated = 0
    for entry in entries:
        own = Reply(*_who(entry.given), tuple(sorted({coded[part] for part in entry.said})))
        before = found.get(own.who)
        if before is None or not before.options:
            found[own.who] = own if before is None or own.options else before
        elif multiple:
            both = {*before.options, *own.options}
            found[own.who] = before._replace(options=tuple(sorted(both)))
        else:
            repeated += bool(own.options)
    return tuple(found.values()), repeated


def _who(given: Given) -> tuple[str, bool, tuple[str, str, str]]:
    return given.who, given.known, given.part
