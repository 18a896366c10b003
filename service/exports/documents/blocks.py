"""A document before any format: sections of headings, paragraphs, tables, quotations, pictures.

Every text in it is writable: characters that XML forbids have been replaced.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from service.exports.plain_text import plain_text

Kind = Literal["text", "note", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` counts from 1, the title of the document being above."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: usual text, a note in small letters, or a warning that must be seen."""

    text: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """An item of a list; `strong` opens it in bold."""

    text: str
    strong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation to the letter, what it is an example of, and where it comes from."""

    text: str
    reference: str
    opening: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row; `widths` are shares of the page, `numbers` columns of figures."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG picture; `alt` says in words what it shows. Sizes in centimetres."""

    png: bytes = field(repr=False)
    alt: str
    caption: str
    width: float
    height: float


Block = Heading | Paragraph | Bullet | Quote | Table | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document; a template names it by `name`."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A document ready to be written. `words` fill placeholders of the template by name.

    `moment` is when the analysis ended: the same document has the same bytes at any time.
    """

    title: str
    words: Mapping[str, str]
    sections: tuple[Section, ...]
    moment: datetime

    @property
    def whole(self) -> tuple[Block, ...]:
        """Return all sections one after the other, each under its heading."""
        return tuple(
            block
            for one in self.sections
            for block in (Heading(level=1, text=one.title), *one.blocks)
        )


def text_of(text: str) -> str:
    """Return a text that any document may hold: what XML forbids is replaced, line ends are LF."""
    return plain_text(text).text
