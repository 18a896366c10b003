"""Plain text into lines."""

import re
from dataclasses import replace

from data.readers.encoding import decode
from data.readers.lines import Line
from data.readers.lines_joining import join

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*")


def text_lines(data: bytes, name: str) -> list[Line]:
    """Return the paragraphs and items of a text file; rows are its lines.

    Raises:
        EmptyFile, BinaryFile, UndecodableText.
    """
    text = decode(data, name)[0].replace("\u00a0", " ").replace("\t", " ")
    return join(_underlined([*numbered_lines(text)]))


def numbered_lines(text: str, first: int = 1) -> list[Line]:
    """Return the lines that are not blank, numbered from `first`, knowing the gaps between."""
    lines = []
    gap = False
    for row, content in enumerate(_BREAK.split(text), start=first):
        if content.strip():
            lines.append(Line(row=row, last_row=row, text=content.strip(), gap=gap))
        gap = not content.strip()
    return lines


def _underlined(lines: list[Line]) -> list[Line]:
    """A short line with a rule of signs right below is a heading."""
    return [
        replace(line, kind="heading")
        if len(line.text) < 120 and _UNDERLINE.fullmatch(below.text) and below.row == line.row + 1
        else line
        for line, below in zip(lines, [*lines[1:], Line(row=0, last_row=0, text="")], strict=True)
        if line.text
    ]
