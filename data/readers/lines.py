"""The lines of a document, whatever its format, and the marks that begin a list item."""

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["text", "title", "heading", "item", "cell", "label", "furniture"]
"""What a line is. "item" is a bullet or numbered item; "label" is the head of a table's row or
column, "cell" any other cell; "furniture" is what a page layout repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph, list item, cell or line of a document.

    `row` to `last_row` count from 1 (paragraphs, or lines of TXT and PDF). `number` is the number
    of a numbered item as written, without its stop. `lead` is what heads a cell: row and column.
    `gap` tells that an empty line stands before; `strong` that all of it is in bold type.
    """

    row: int
    last_row: int
    text: str
    kind: Kind = "text"
    number: str = ""
    lead: str = ""
    gap: bool = False
    strong: bool = False


_BULLET = re.compile(r"(?:[-=]>|[-–—•·●○▪▫■□◦‣∙*+➢➤►▶→➔⇒✓✔❖]|o(?=\s)|[>.](?=\s))\s*(?=\S)")
_SIGNS = re.compile(r"[-–—*+]\s*(?=\S)")
_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zA-Z](?=\s?\)))"
    r"\s?(?:[.)°/]+[-–]?|\s?[-–])\s*(?=\S)"
)
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")


def marked(line: Line) -> Line:
    """Return the line without its bullet, number or "#", and with the kind that mark gives it."""
    text = line.text.strip()
    if match := _MARKDOWN.match(text):
        return replace(line, text=text[match.end() :].rstrip(" #"), kind="heading")
    kind: Kind = "item" if line.kind == "text" else line.kind
    if (match := _NUMBER.match(text)) and _separates(text, match):
        return replace(line, text=text[match.end() :], kind=kind, number=match["number"])
    if (match := _BULLET.match(text)) and _begins_item(text, match):
        return replace(line, text=text[match.end() :], kind=kind)
    return replace(line, text=text)


def marked_text(text: str) -> str:
    """Return a text without its bullet or number."""
    return marked(Line(row=0, last_row=0, text=text)).text


def _separates(text: str, match: re.Match[str]) -> bool:
    """A number needs a space after its stop: "1.5 million" and "12/01" are no items."""
    return text[match.end() - 1].isspace() or text[match.end()].isalpha()


def _begins_item(text: str, match: re.Match[str]) -> bool:
    """A hyphen glued to a number is a minus sign, and a rule of signs is no item."""
    rest = text[match.end() :]
    glued = not match.group()[-1].isspace() and _SIGNS.match(text) is not None
    return any(char.isalnum() for char in rest) and not (glued and rest[0].isdigit())
