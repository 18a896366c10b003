"""The passages of an analysis as the search by meaning needs them: vectors and filters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from service.analyses.tables import Assignment
from service.batches.tables import Contribution
from service.search.rows import after, of_analysis

AT_ONCE = 5_000
"""Contributions whose passages are read at once."""

COLUMNS = (
    "key", "start", "end", "hash", "theme", "subtheme", "theme2", "subtheme2", "territory",
    "channel", "audience", "question", "date",
)  # fmt: skip
"""What is kept of each passage, as whole numbers."""

CODED = ("theme", "territory", "channel", "audience", "question")
"""Values that are numbered; 0 stands for "". Sub-themes are numbered with themes."""

READ: tuple[Any, ...] = (
    Contribution.key,
    Contribution.text,
    Contribution.text_hash,
    Contribution.territory,
    Contribution.channel,
    Contribution.audience,
    Contribution.question,
    Contribution.date,
)

Table = NDArray[np.int64]


@dataclass(slots=True)
class Codes:
    """Numbers of the values of filters, in the order in which they came."""

    values: dict[str, dict[str, int]] = field(
        default_factory=lambda: {name: {"": 0} for name in CODED}
    )

    def number(self, name: str, value: str) -> int:
        """Return the number of a value, a new one if it is new."""
        known = self.values[name]
        return known.setdefault(value, len(known))

    def lists(self) -> dict[str, list[str]]:
        """Return the values of each filter in the order of their numbers."""
        return {name: list(known) for name, known in self.values.items()}


def text_mark(text_hash: str) -> int:
    """Return a number by which a text is known to be the one that was encoded."""
    return int(text_hash[-15:], 16)


def day_number(date: str) -> int:
    """Return an ISO date as a number that orders by day: 20200108; 0 where it is not known."""
    day = date[:10].replace("-", "")
    return int(day) if len(day) == 8 and day.isdigit() else 0


def passages_of(
    session: Session, analysis: str, consultation: int, codes: Codes
) -> Iterator[tuple[list[str], Table]]:
    """Yield the passages with content, some at a time: their texts, and a row of COLUMNS each."""
    last = 0
    while rows := _rows(session, consultation, last):
        last = rows[-1].key
        found = list(_passages(session, analysis, {row.key: row for row in rows}, codes))
        if found:
            texts = [text for text, _ in found]
            yield texts, np.array([values for _, values in found], dtype=np.int64)


def _rows(session: Session, consultation: int, last: int) -> Sequence[Row[Any]]:
    query = select(*READ).where(*after(consultation, last))
    return session.execute(query.order_by(Contribution.key).limit(AT_ONCE)).all()


def _assigned(analysis: str, first: int, last: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Assignment.contribution_key,
            Assignment.start,
            Assignment.end,
            Assignment.theme_id,
            Assignment.subtheme_id,
        )
        .where(
            of_analysis(analysis),
            Assignment.contribution_key.between(first, last),
            Assignment.status != "empty",
        )
        .order_by(Assignment.contribution_key, Assignment.passage, Assignment.key)
    )


def _passages(
    session: Session, analysis: str, rows: dict[int, Row[Any]], codes: Codes
) -> Iterator[tuple[str, list[int]]]:
    query = _assigned(analysis, min(rows), max(rows))
    found = (one for one in session.execute(query) if one.contribution_key in rows)
    for (key, start, end), same in groupby(found, key=lambda one: tuple(one[:3])):
        row = rows[key]
        themes = [codes.number("theme", one) for each in same for one in each[3:]]
        yield (
            row.text[start:end],
            [
                key,
                start,
                end,
                text_mark(row.text_hash),
                *(*themes, 0, 0)[:4],
                *(codes.number(name, getattr(row, name)) for name in CODED[1:]),
                day_number(row.date),
            ],
        )
