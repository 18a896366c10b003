"""Blocks as elements of a DOCX, in the styles of its template.

Elements are made directly: python-docx looks a style up by name at each paragraph.
"""

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any

from service.exports.documents.blocks import (
    Block,
    Bullet,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from service.exports.documents.docx_tables import build_table
from service.exports.documents.writing_direction import leftward
from service.numbers import SPACE

QUOTE, REFERENCE, BULLET, CAPTION = (
    "Assises Citation",
    "Assises Référence",
    "List Bullet",
    "Caption",
)
CELL, HEADER, TABLE = "Assises Cellule", "Assises Entête", "Assises Tableau"
BODY = "Normal"
KINDS = {"text": BODY, "note": "Assises Note", "warning": "Assises Avertissement"}
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
STYLES = (*HEADINGS, *KINDS.values(), BULLET, CAPTION, QUOTE, REFERENCE, CELL, HEADER, TABLE)
"""Styles that a template must hold."""

UNITS = 360_000
"""English metric units of a centimetre."""


class DocxBlocks:
    """Builds blocks inside a document (of python-docx), before an element of its body."""

    def __init__(self, docx: Any) -> None:
        """Look up the styles and the width of a line, once."""
        self._docx = docx
        self._styles = {one.name: one.style_id for one in docx.styles if one.name in STYLES}
        section = docx.sections[0]
        inner = section.page_width - section.left_margin - section.right_margin
        self._width = inner / UNITS

    def put_before(self, place: Any, blocks: Iterable[Block]) -> None:
        """Put blocks, in order, before an element."""
        build: Mapping[type, Callable[[Any], list[Any]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Bullet: self._bullet,
            Quote: self._quote,
            Table: self._table,
            Picture: self._picture,
        }
        for block in blocks:
            for element in build[type(block)](block):
                place.addprevious(element)

    def _styled(self, text: str, style: str) -> Any:
        """Return a paragraph of python-docx that lies nowhere yet."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph as DocxParagraph

        element: Any = OxmlElement("w:p")
        element.style = self._styles[style]
        made = DocxParagraph(element, self._docx._body)
        if text:
            made.add_run(text)
        return made

    def _heading(self, block: Heading) -> list[Any]:
        return [self._styled(block.text, HEADINGS[block.level - 1])._p]

    def _paragraph(self, block: Paragraph) -> list[Any]:
        return [self._styled(block.text, KINDS[block.kind])._p]

    def _bullet(self, block: Bullet) -> list[Any]:
        made = self._styled("", BULLET)
        if block.strong:
            made.add_run(f"{block.strong}{SPACE}: ").bold = True
        made.add_run(block.text)
        return [made._p]

    def _quote(self, block: Quote) -> list[Any]:
        made = self._styled("", QUOTE)
        if block.opening:
            opening = made.add_run(f"{block.opening}{SPACE}: ")
            opening.bold, opening.italic = True, False
        made.add_run(f"«{SPACE}")
        said = made.add_run(block.text)
        if leftward(block.text):
            said.font.rtl = True
        made.add_run(f"{SPACE}»{' […]' if block.cut else ''}")
        return [made._p, self._styled(block.reference, REFERENCE)._p]

    def _picture(self, block: Picture) -> list[Any]:
        from docx.shared import Cm

        holder = self._styled("", BODY)
        drawn = holder.add_run().add_picture(
            BytesIO(block.png), width=Cm(min(block.width, self._width))
        )
        drawn._inline.docPr.set("descr", block.alt)
        drawn._inline.docPr.set("title", block.caption)
        return [self._styled(block.caption, CAPTION)._p, holder._p]

    def _table(self, block: Table) -> list[Any]:
        caption = self._styled(block.caption, CAPTION)
        widths = [self._width * part * UNITS for part in block.widths]
        table = build_table(block, widths, self._styles)
        return [caption._p, table, self._styled("", CELL)._p]
