"""Columns with their types, and a table as rows that are read as they are written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from service.exports.cells import Value
from service.exports.corpus import Extract

Type = Literal["text", "int", "float", "bool"]


@dataclass(frozen=True, slots=True)
class Typed:
    """A column: its name, as in the files of `assises run`, and the type of its values."""

    name: str
    type: Type = "text"


Rows = Iterator[Sequence[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOf:
    """A table; `rows` reads those of an extract, in an order that nothing changes."""

    columns: tuple[Typed, ...]
    rows: Callable[[Session, Extract], Rows]

    @property
    def header(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(one.name for one in self.columns)


def typed(**types: Type) -> tuple[Typed, ...]:
    """Return columns from names and types, in order."""
    return tuple(Typed(name, kind) for name, kind in types.items())
